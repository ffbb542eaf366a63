package io.provisioning.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** A port for a server that a test starts. */
public final class FreePort {

    private FreePort() {}

    /** Below the range that systems hand out by themselves, so that it is still free when the server asks for it. */
    public static int find() {
        var random = new Random();
        while (true) {
            int candidate = random.nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }
}
