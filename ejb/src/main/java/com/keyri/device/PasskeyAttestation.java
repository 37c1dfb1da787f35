package com.keyri.device;

/** What the making of a passkey gave; both members base64url. */
public record PasskeyAttestation(String clientDataJson, String attestationObject) {}
