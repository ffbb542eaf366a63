package io.provisioning.ratelimit;

import io.provisioning.bucket.Rate;

/**
 * Which bucket a request draws from, and how fast that refills. The rate is part of the key: an account whose rate was
 * changed begins with a full bucket of the new one.
 *
 * @param accountId whose bucket
 * @param share the part of the API that it is for: everything, reads, or one operation
 */
record Limit(String accountId, String share, Rate rate) {}
