package com.keyri.transaction.rest;

import com.keyri.device.rest.CreateEnrolmentBody;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.TransactionText;
import com.keyri.transaction.CreateTransaction;
import com.keyri.web.rest.json.MalformedBodyException;
import com.keyri.web.rest.json.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The body that asks a user to approve something. */
public record CreateTransactionBody(
        @NotNull @Pattern(regexp = CreateEnrolmentBody.USER_ID) String userId,

        @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{16,128}") String nonce,

        @NotNull @Size(min = 1, max = 2_000) String text) {
    CreateTransaction toCommand() {
        try {
            return new CreateTransaction(userId, nonce, new TransactionText(text));
        } catch (MalformedException e) {
            throw new MalformedBodyException(List.of(new Violation("text", "must be text that is shown as it is")));
        }
    }
}
