package com.keyri.plan;

import com.keyri.plan.model.PlanVersion;
import com.keyri.protocol.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What the phone shows of a version before somebody approves it. */
final class VersionWords {
    /** Many tiers don't fit into what a phone shows; then their digest keeps them apart from others. */
    private static final int LONGEST = 1_200;

    private VersionWords() {}

    static String approval(PlanVersion version, String customer, String moves) {
        String whose = version.customer()
                .map(organization -> " for " + customer + " (" + organization + ") alone")
                .orElse("");
        return "Add version " + version.number() + " to the plan " + version.planName() + whose + ": " + terms(version)
                + ". " + moves;
    }

    static String terms(PlanVersion version) {
        String words = TermsWords.of(version.terms());
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "… (SHA-256 " + digest(words) + ')';
    }

    private static String digest(String words) {
        try {
            return Base64Url.encode(
                    MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
