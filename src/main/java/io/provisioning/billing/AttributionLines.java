package io.provisioning.billing;

import java.io.IOException;

/** Writes attributions line by line. What it holds back is written by {@link #flush()}, which ends the answer. */
interface AttributionLines {

    void write(Attribution attribution) throws IOException;

    void flush() throws IOException;
}
