package com.keyri.crypto;

import com.keyri.log.EventLog;
import com.keyri.protocol.Es256;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.security.Security;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts the fast provider before the platform's, for the whole Java process, where it is there and works; otherwise the
 * platform's do everything, slower. It stays when the application is undeployed: it isn't the application's.
 */
@Singleton
@Startup
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class CryptoProviderStartup {
    private static final String PROVIDER = "provider";
    private static final String REASON = "reason";

    @Inject
    @ConfigProperty(name = "keyri.crypto.provider")
    String choice;

    @Inject
    EventLog log;

    @PostConstruct
    void choose() {
        chooseWith(CryptoProviderStartup.class.getClassLoader());
    }

    /** Not an overload of the above: Payara looks a callback up by its name alone. */
    void chooseWith(ClassLoader loader) {
        switch (choice) {
            case "auto" -> putInFront(loader);
            case "jdk" -> tell("keyri.crypto.provider is jdk");
            default -> throw refused("Keyri can't start: keyri.crypto.provider is auto or jdk, not '" + choice + "'.");
        }
    }

    /** The launcher shows a line that begins so instead of the container's words. */
    private IllegalStateException refused(String reason) {
        IllegalStateException refusal = new IllegalStateException(reason);
        log.failure(reason, Map.of(), refusal);
        return refusal;
    }

    private void putInFront(ClassLoader loader) {
        try {
            Security.insertProviderAt(CorrettoProvider.load(loader), 1);
            tell("Amazon Corretto Crypto Provider works here");
        } catch (UnavailableProviderException e) {
            tell("Amazon Corretto Crypto Provider: " + e.getMessage());
        }
    }

    private void tell(String reason) {
        log.info("ES256 provider chosen", Map.of(PROVIDER, Es256.platform().provider(), REASON, reason));
    }
}
