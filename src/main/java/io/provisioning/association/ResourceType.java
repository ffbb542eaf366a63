package io.provisioning.association;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Kinds of senders, and the channels that each can send over. A constraint of the table holds the same pairs. */
@Schema(
        enumAsRef = true,
        description = "The kind of sender: a number, an email domain, an alphanumeric name, an RCS or an Apple sender.")
public enum ResourceType {
    NUMBER(ChannelType.SMS, ChannelType.MMS, ChannelType.WHATSAPP),
    DOMAIN(ChannelType.EMAIL),
    ALPHA(ChannelType.SMS),
    RCS_RESOURCE(ChannelType.RCS),
    APPLE_RESOURCE(ChannelType.APPLE);

    private final Set<ChannelType> channels;

    ResourceType(ChannelType first, ChannelType... others) {
        this.channels = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    Set<ChannelType> channels() {
        return channels;
    }
}
