package com.keyri.stripe;

import com.keyri.protocol.Base64Url;
import com.keyri.secret.KeyStoreGateway;
import com.keyri.secret.model.SealedText;
import com.keyri.secret.model.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** Wraps what Stripe gave us by the key store, and unwraps it for use. */
@ApplicationScoped
public class StripeSecrets {
    private static final String KEY = "stripe/key";
    private static final String SIGNING = "stripe/webhook-secret";

    @Inject
    KeyStoreGateway keyStore;

    SealedText wrapKey(SecretText key) {
        return wrap(KEY, key);
    }

    SecretText unwrapKey(SealedText wrapped) {
        return unwrap(KEY, wrapped);
    }

    SealedText wrapSigning(SecretText secret) {
        return wrap(SIGNING, secret);
    }

    SecretText unwrapSigning(SealedText wrapped) {
        return unwrap(SIGNING, wrapped);
    }

    private SealedText wrap(String context, SecretText secret) {
        byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
        return new SealedText(Base64Url.encode(keyStore.wrap(context, bytes)));
    }

    private SecretText unwrap(String context, SealedText wrapped) {
        byte[] bytes = keyStore.unwrap(context, Base64Url.decode(wrapped.base64url()));
        return SecretText.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
