package com.keyri.launcher;

import com.keyri.launcher.database.DatabaseAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The settings that the launcher gives to the application, as the environment variables that MicroProfile Config reads.
 */
public final class ApplicationSettings {
    private static final String OPERATOR_KEY = "operator-key";
    private static final int GRID_NAME_DIGITS = 16;
    private static final String PREFIX = "KEYRI_";

    /** What is the launcher's own: its secrets, and what it was told about itself. */
    private static final Set<String> OF_THE_LAUNCHER =
            Set.of("KEYRI_CERTIFICATE_PASSWORD", "KEYRI_DATABASE_OWNER_PASSWORD", "KEYRI_DATA", "KEYRI_JAVA_OPTIONS");

    private ApplicationSettings() {}

    /**
     * Those that the person gave the launcher for the application, as variables of the same names.
     *
     * @param own the launcher's environment
     */
    static Map<String, String> given(Map<String, String> own) {
        Map<String, String> given = new HashMap<>(own);
        given.keySet().removeIf(name -> !name.startsWith(PREFIX) || OF_THE_LAUNCHER.contains(name));
        return given;
    }

    /** All of them; what the launcher decides goes before what the person gave. */
    public static Map<String, String> environment(
            DataFolder data, Addresses addresses, DatabaseAccess database, Path trusted) {
        Map<String, String> environment = given(System.getenv());
        environment.putAll(database.environment());
        environment.put("KEYRI_PUBLIC_URL", addresses.publicUrl());
        environment.put("KEYRI_AUTHENTICATOR_URL", addresses.authenticatorUrl());
        environment.put("KEYRI_OPERATOR_KEY_SHA256", sha256(operatorKey(data)));
        environment.put("KEYRI_KEYSTORE_FILE", data.file("keystore.p12").toString());
        environment.put("KEYRI_KEYSTORE_PASSWORD", data.secret("keystore", ""));
        environment.put("KEYRI_OUTBOUND_TRUSTSTORE", trusted.toString());
        return environment;
    }

    /** The key with which the operator manages organizations and applications. */
    public static String operatorKey(DataFolder data) {
        return data.secret(OPERATOR_KEY, "keyri_op_");
    }

    /** The file that holds it. */
    public static Path operatorKeyFile(DataFolder data) {
        return data.secretFile(OPERATOR_KEY);
    }

    /** The same for all nodes of an installation, and another for any other one on the same network; no secret. */
    static String gridName(DataFolder data) {
        return "keyri-" + sha256("grid name " + data.secret("keystore", "")).substring(0, GRID_NAME_DIGITS);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
