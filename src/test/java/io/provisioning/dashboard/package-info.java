/** What Prometheus and Grafana are given, run against real data. */
@NullMarked
package io.provisioning.dashboard;

import org.jspecify.annotations.NullMarked;
