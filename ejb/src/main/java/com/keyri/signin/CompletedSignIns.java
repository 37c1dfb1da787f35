package com.keyri.signin;

/**
 * Who wants to know of each completed sign-in, in its own transaction. Whatever happens there, the sign-in goes on:
 * implementations don't throw, and don't keep it waiting.
 */
public interface CompletedSignIns {
    void completed(CompletedSignIn signIn);
}
