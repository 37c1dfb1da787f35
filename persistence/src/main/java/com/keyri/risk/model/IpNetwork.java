package com.keyri.risk.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses in CIDR form, for example {@code 203.0.113.0/24} or {@code 2001:db8::/32}.
 *
 * @param address the network's address, host bits cleared
 * @param bits the length of the prefix
 */
public record IpNetwork(InetAddress address, int bits) {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int V4_BYTES = 4;
    private static final int SAME_NETWORK_BITS_V6 = 64;

    /** The network that {@code text} names; empty where it isn't one, or has host bits. Never asks a name server. */
    public static Optional<IpNetwork> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        return address(text.substring(0, slash))
                .filter(address -> bits <= address.getAddress().length * 8)
                .map(address -> new IpNetwork(address, bits))
                .filter(network -> !hasHostBits(network.address.getAddress(), bits));
    }

    /** The address that a numeric text names. What the JDK might look up as a name never gets to it. */
    public static Optional<InetAddress> address(String numeric) {
        boolean isV6 = numeric.indexOf(':') >= 0 && V6.matcher(numeric).matches();
        if (!isV6 && !V4.matcher(numeric).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(numeric));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** What one caller has for sure: an IPv4 address alone, of IPv6 the whole /64. */
    public static IpNetwork around(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == V4_BYTES) {
            return new IpNetwork(address, V4_BYTES * 8);
        }
        Arrays.fill(bytes, SAME_NETWORK_BITS_V6 / 8, bytes.length, (byte) 0);
        try {
            return new IpNetwork(InetAddress.getByAddress(bytes), SAME_NETWORK_BITS_V6);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether two addresses look like one network: the same IPv4 address, or the same IPv6 /64. */
    public static boolean isSame(InetAddress one, InetAddress other) {
        return around(one).contains(other);
    }

    public boolean contains(InetAddress candidate) {
        byte[] mine = address.getAddress();
        byte[] theirs = candidate.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + '/' + bits;
    }

    private static boolean hasHostBits(byte[] bytes, int bits) {
        for (int bit = bits; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                return true;
            }
        }
        return false;
    }
}
