package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final String URL = "https://auth.keyri.localhost:8443/a";
    private static final String SIGN_IN = "si_01hzxw4k5sfy2t8v9n3c7m6d1p";
    private static final EcJwk BK = EcJwk.of(P256.generateKeyPair().getPublic());
    private static final EcJwk EK = EcJwk.of(P256.generateKeyPair().getPublic());

    private static QrLink qr() {
        Binding binding = Binding.of(BK.thumbprint(), EK.thumbprint(), SIGN_IN);
        return new QrLink(URL, SIGN_IN, SecretToken.random128(), binding, SecretToken.random128());
    }

    @Test
    void shouldReadBackTheQrThatItWrote() {
        QrLink link = qr();
        assertEquals(link, QrLink.parse(link.reveal()));
        String expected = URL + "#1." + SIGN_IN + "." + link.code().reveal() + "."
                + link.binding().value() + "." + link.qrKey().reveal();
        assertEquals(expected, link.reveal());
    }

    @Test
    void shouldFitOnlyTheKeysOfTheBrowserThatShowsIt() {
        EcJwk stranger = EcJwk.of(P256.generateKeyPair().getPublic());
        assertTrue(qr().isBoundTo(BK, EK));
        assertFalse(qr().isBoundTo(stranger, EK));
        assertFalse(qr().isBoundTo(BK, stranger));
        assertFalse(qr().isBoundTo(EK, BK));
    }

    @Test
    void shouldNotTellItsSecretsWhenPrinted() {
        QrLink link = qr();
        assertFalse(link.toString().contains(link.code().reveal()));
        assertFalse(link.toString().contains(link.qrKey().reveal()));
        EnrolmentLink enrolment = new EnrolmentLink(URL, "enr_1", SecretToken.random256());
        assertFalse(enrolment.toString().contains(enrolment.token().reveal()));
    }

    @Test
    void shouldRefuseAnythingButALinkOfThisVersion() {
        String good = qr().reveal();
        List<String> bad = List.of(
                "",
                "#",
                URL,
                good.replace("#1.", "#2."),
                good.replace("#1.", "#e1."),
                good.replace("#1.", "#1"),
                good.replace("#", "?"),
                good + ".AAAA",
                good + "A",
                good + " ",
                good + "#",
                good.substring(0, good.lastIndexOf('.')),
                good.replace("https:", "http:"),
                good.replace("https://", "https://user@"),
                good.replace("/a#", "/b#"),
                good.replace("/a#", "/a?x#"),
                good.replace("/a#", "/A#"),
                good.replace("keyri", "Keyri"),
                good.replace("keyri", "kéyri"),
                good.replace(":8443", ":844333"),
                good.replace(SIGN_IN, "si-1"),
                good.replace(SIGN_IN, ""),
                good.replace(SIGN_IN, "x".repeat(65)),
                "x".repeat(600));
        for (String text : bad) {
            assertThrows(MalformedException.class, () -> QrLink.parse(text), text);
        }
    }

    @Test
    void shouldRefuseSecretsOfAnotherLength() {
        Binding binding = qr().binding();
        SecretToken longer = SecretToken.random256();
        SecretToken right = SecretToken.random128();
        assertThrows(MalformedException.class, () -> new QrLink(URL, SIGN_IN, longer, binding, right));
        assertThrows(MalformedException.class, () -> new QrLink(URL, SIGN_IN, right, binding, longer));
        assertThrows(MalformedException.class, () -> new EnrolmentLink(URL, "enr_1", right));
    }

    @Test
    void shouldReadBackTheInvitationThatItWrote() {
        EnrolmentLink link = new EnrolmentLink(URL, "enr_1", SecretToken.random256());
        assertEquals(URL + "#e1.enr_1." + link.token().reveal(), link.reveal());
        assertEquals(link, EnrolmentLink.parse(link.reveal()));
        for (String bad : List.of(link.reveal() + ".x", link.reveal().replace("#e1", "#1"), qr().reveal())) {
            assertThrows(MalformedException.class, () -> EnrolmentLink.parse(bad), bad);
        }
    }
}
