package io.provisioning.association;

/** Channels that senders send over. */
enum ChannelType {
    SMS,
    MMS,
    EMAIL,
    WHATSAPP,
    RCS,
    APPLE
}
