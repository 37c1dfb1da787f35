package com.keyri.web.rest.access;

import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds one kind of credential in a request; at most one reader finds something in the same request. */
public interface CredentialReader {
    /** The credential; empty where there is none of this kind. It isn't judged here. */
    Optional<Credential> read(HttpServletRequest request);
}
