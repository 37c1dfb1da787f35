package com.keyri.recovery;

import com.keyri.account.model.AccountId;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How recovery codes look and are kept: 80 random bits as four groups of Crockford's base32, which has no letters that
 * people mix up; kept as a MAC that holds for one account.
 */
@ApplicationScoped
class RecoveryCodes {
    private static final String DOMAIN = "keyri-recovery-code-v1";
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LETTERS = 16;
    private static final int GROUP = 4;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
    private static final Pattern BARE = Pattern.compile("[" + ALPHABET + "]{" + LETTERS + '}');

    @Inject
    ServerKeys keys;

    private final SecureRandom random = new SecureRandom();

    /** A new one, for example {@code 7Q2X-9MZK-0ATV-R3HE}. */
    String create() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** How a code of the account is kept and found; empty where the text can't be one, however it is written. */
    Optional<byte[]> mac(AccountId account, String code) {
        String bare = SEPARATORS
                .matcher(code)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return BARE.matcher(bare).matches()
                ? Optional.of(keys.mac(MacPurpose.RECOVERY_CODE).tag(DOMAIN, account.toString(), bare))
                : Optional.empty();
    }
}
