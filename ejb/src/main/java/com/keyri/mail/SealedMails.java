package com.keyri.mail;

import com.keyri.mail.model.MailAddress;
import com.keyri.mail.model.MailId;
import com.keyri.secret.SealPurpose;
import com.keyri.secret.SealingKey;
import com.keyri.secret.ServerKeys;
import com.keyri.secret.model.SealedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Seals what mails hold of people, each piece for its one place, and opens it again. */
@ApplicationScoped
class SealedMails {
    @Inject
    ServerKeys keys;

    SealedText seal(MailId id, MailAddress address) {
        return key().seal(recipient(id), address.value());
    }

    SealedText seal(MailId id, Map<String, String> parameters) {
        return key().seal(parameters(id), json(parameters));
    }

    SealedText sealForMailbox(MailId id, Map<String, String> content) {
        return key().seal(mailbox(id), json(content));
    }

    /** The address; empty where it can't be opened. */
    Optional<MailAddress> address(MailId id, SealedText sealed) {
        return open(recipient(id), sealed).flatMap(MailAddress::of);
    }

    Optional<Map<String, String>> parameters(MailId id, SealedText sealed) {
        return open(parameters(id), sealed).flatMap(SealedMails::map);
    }

    Optional<Map<String, String>> ofMailbox(MailId id, SealedText sealed) {
        return open(mailbox(id), sealed).flatMap(SealedMails::map);
    }

    private SealingKey key() {
        return keys.sealing(SealPurpose.MAIL);
    }

    private Optional<String> open(String context, SealedText sealed) {
        try {
            return Optional.of(key().open(context, sealed));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static String recipient(MailId id) {
        return "mail/" + id + "/recipient";
    }

    private static String parameters(MailId id) {
        return "mail/" + id + "/parameters";
    }

    private static String mailbox(MailId id) {
        return "mailbox/" + id;
    }

    private static String json(Map<String, String> texts) {
        return Json.createObjectBuilder(Map.copyOf(texts)).build().toString();
    }

    private static Optional<Map<String, String>> map(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            Map<String, String> texts = new HashMap<>();
            object.keySet().forEach(name -> texts.put(name, object.getString(name)));
            return Optional.of(texts);
        } catch (JsonException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
