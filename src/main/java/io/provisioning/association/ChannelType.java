package io.provisioning.association;

import io.swagger.v3.oas.annotations.media.Schema;

/** Channels that senders send over. */
@Schema(
        enumAsRef = true,
        description = "What a sender sends over. `NUMBER` allows `SMS`, `MMS` and `WHATSAPP`, `ALPHA` `SMS`, `DOMAIN`"
                + " `EMAIL`, `RCS_RESOURCE` `RCS`, `APPLE_RESOURCE` `APPLE`.")
public enum ChannelType {
    SMS,
    MMS,
    EMAIL,
    WHATSAPP,
    RCS,
    APPLE
}
