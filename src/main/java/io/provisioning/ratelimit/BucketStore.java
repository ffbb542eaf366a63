package io.provisioning.ratelimit;

import io.github.bucket4j.ConsumptionProbe;

/** Where the buckets are kept. */
interface BucketStore {

    /** Takes one token from the bucket of this limit, if there is one; atomic. */
    ConsumptionProbe take(Limit limit);
}
