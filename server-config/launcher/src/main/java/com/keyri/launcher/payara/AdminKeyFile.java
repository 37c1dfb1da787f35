package com.keyri.launcher.payara;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** One user of Payara's file realm, in the form that its key file holds: salted SHA-256 in a hundred rounds. */
final class AdminKeyFile {
    private static final int ROUNDS = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AdminKeyFile() {}

    static String line(String password) {
        byte[] salt = new byte[8];
        RANDOM.nextBytes(salt);
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[secret.length + salt.length];
        System.arraycopy(secret, 0, input, 0, secret.length);
        System.arraycopy(salt, 0, input, secret.length, salt.length);
        byte[] hash = sha256(input);
        for (int i = 1; i < ROUNDS; i++) {
            hash = sha256(hash);
        }
        byte[] joined = new byte[hash.length + salt.length];
        System.arraycopy(hash, 0, joined, 0, hash.length);
        System.arraycopy(salt, 0, joined, hash.length, salt.length);
        return "admin;{SSHA256}" + Base64.getEncoder().encodeToString(joined) + ";asadmin\n";
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
