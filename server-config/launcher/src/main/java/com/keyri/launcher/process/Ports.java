package com.keyri.launcher.process;

import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Which TCP ports are free. */
public final class Ports {
    private Ports() {}

    /** Refuses with a sentence where {@code port} is taken. */
    public static void requireFree(String address, int port, String what, String option) {
        if (!isFree(address, port)) {
            throw new LaunchException("Port " + port + ", wanted for " + what
                    + ", is taken by another program: stop that one, or choose another port with " + option + " PORT.");
        }
    }

    /** {@code wanted} where it is free on the loopback address, otherwise any free port. */
    public static int freeNear(int wanted) {
        return isFree("127.0.0.1", wanted) ? wanted : free();
    }

    /** Any free port of the loopback address. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LaunchException("This machine has no free port on 127.0.0.1.", e);
        }
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (java.net.UnknownHostException e) {
            throw new LaunchException(
                    "The address " + address + " isn't known here: give --listen one of this machine's addresses.", e);
        } catch (java.net.BindException e) {
            if (e.getMessage() != null && e.getMessage().contains("Cannot assign")) {
                throw new LaunchException(
                        "The address " + address
                                + " isn't one of this machine's: give --listen one that 'ip address' shows.",
                        e);
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
