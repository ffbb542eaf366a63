package io.provisioning.account;

/**
 * Published within the transaction that changes a key.
 *
 * @param hash the key's SHA-256
 */
public record ChangedKey(byte[] hash) {}
