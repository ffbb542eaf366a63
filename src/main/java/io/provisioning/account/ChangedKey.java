package io.provisioning.account;

import java.nio.ByteBuffer;

/**
 * Published within the transaction that changes a key.
 *
 * @param hash the key's SHA-256
 */
public record ChangedKey(ByteBuffer hash) {}
