package com.keyri.proof;

import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Thumbprint;

/** The key that a good proof was made with. */
public record VerifiedProof(EcJwk key, Thumbprint thumbprint) {}
