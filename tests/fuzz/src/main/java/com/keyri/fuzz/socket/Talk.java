package com.keyri.fuzz.socket;

import com.keyri.fuzz.judge.Insides;
import com.keyri.fuzz.mutate.Choice;
import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Wire;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Shop;
import com.keyri.test.contract.ContractCheck;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Talks nonsense to the events socket until the server has enough of it. */
public final class Talk {
    /** A socket without a proof has five seconds, and the server looks every second. */
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(12);

    /** Who has proved to be the page may stay; a look is enough. */
    private static final Duration A_LOOK = Duration.ofMillis(300);

    private static final String NOBODYS = "/api/v1/sign-ins/si_01h455vb4pex5vsknk084sn02q/events";

    /**
     * RFC 6455, section 7.4.1, and the two of the protocol; 1011 is Tyrus's word for a length of 2^31 bytes and more.
     */
    private static final Set<Integer> CODES = Set.of(1000, 1001, 1002, 1003, 1005, 1007, 1008, 1009, 1011, 1013, 4401);

    private final Keyri keyri;
    private final Shop shop;
    private final Page page;
    private final Wire wire;
    private final ContractCheck contract;
    private final Runnable started;

    /** With an application's page that has a browser of its own; {@code started} hears of each of its sign-ins. */
    public Talk(Keyri keyri, Shop shop, Wire wire, Runnable started) {
        this.started = started;
        this.keyri = keyri;
        this.shop = shop;
        this.page = shop.page();
        this.wire = wire;
        this.contract = new ContractCheck(keyri.document());
    }

    /**
     * How it ended.
     *
     * @param code of the close frame; 0: the connection ended without one, or it was still open
     * @param troubles what is wrong
     */
    public record End(int code, List<String> troubles) {
        public End {
            troubles = List.copyOf(troubles);
        }
    }

    /** One conversation; of four, one is by a page that has proved who it is. */
    public End once(Choice choice) {
        boolean proves = choice.oneIn(4);
        List<String> troubles = new ArrayList<>();
        int code = proves ? asThePage(choice, troubles) : asNobody(choice, troubles);
        return new End(code, troubles);
    }

    private int asNobody(Choice choice, List<String> troubles) {
        return talk(BadHandshakes.good(NOBODYS, shop.origin()), new byte[0], choice, troubles);
    }

    private int asThePage(Choice choice, List<String> troubles) {
        try (var signIn = page.show()) {
            started.run();
            String path = "/api/v1/sign-ins/" + signIn.started().signInId() + "/events";
            String proof = Call.proof(
                    page.continuityKey(),
                    "GET",
                    keyri.publicUrl() + path,
                    signIn.started().proofNonce());
            String frame = JsonMapper.shared().writeValueAsString(Map.of("type", "proof", "proof", proof));
            return talk(BadHandshakes.good(path, shop.origin()), Frames.text(frame, choice), choice, troubles);
        }
    }

    private int talk(Draft handshake, byte[] proof, Choice choice, List<String> troubles) {
        boolean proves = proof.length > 0;
        byte[] bad = BadFrames.of(choice);
        boolean atOnce = !proves && choice.oneIn(8);
        try (RawSocket socket = RawSocket.open(wire, handshake, atOnce ? bad : new byte[0])) {
            if (proves) {
                socket.send(proof);
                hear(socket.next(UNTIL_CLOSED), true, troubles);
            }
            if (!atOnce) {
                sendAsFarAsItGoes(socket, bad);
            }
            return end(socket, proves, troubles);
        } catch (EOFException | SocketException e) {
            return 0;
        } catch (SocketTimeoutException e) {
            troubles.add("the handshake, or the first frame, took too long");
        } catch (ProtocolException e) {
            troubles.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            troubles.add("broken: " + e.getClass().getSimpleName());
        }
        return 0;
    }

    /** The server may have heard enough before the end. */
    private static void sendAsFarAsItGoes(RawSocket socket, byte[] bad) throws IOException {
        try {
            socket.send(bad);
        } catch (SocketException e) {
            // What it said before that is read all the same.
        }
    }

    /** Listens until the server closes. */
    private int end(RawSocket socket, boolean proves, List<String> troubles) throws IOException {
        long end = System.nanoTime() + UNTIL_CLOSED.toNanos();
        try {
            while (System.nanoTime() < end) {
                Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
                RawSocket.Frame frame = socket.next(proves ? A_LOOK : left);
                if (frame.opcode() == Frames.CLOSE) {
                    if (!CODES.contains(frame.closeCode())) {
                        troubles.add("closed with " + frame.closeCode());
                    }
                    if (frame.payload().length > 2) {
                        troubles.addAll(Insides.told(400, "", frame.reason()));
                    }
                    return frame.closeCode();
                }
                hear(frame, proves, troubles);
            }
        } catch (SocketTimeoutException e) {
            if (proves) {
                return 0;
            }
        }
        troubles.add("still open after " + UNTIL_CLOSED);
        return 0;
    }

    private void hear(RawSocket.Frame frame, boolean proves, List<String> troubles) {
        if (frame.opcode() != Frames.TEXT) {
            return;
        }
        if (!proves) {
            troubles.add("tells somebody who proved nothing: " + frame.text());
        }
        troubles.addAll(contract.frameViolations(frame.text()));
    }
}
