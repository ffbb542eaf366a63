package io.provisioning.account;

import java.time.Duration;

/** The rate that one account was given instead of the configured one: so many requests in each period. */
public record AccountRateLimit(long requests, Duration per) {}
