package com.keyri.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageMessageTest {
    @Test
    void shouldLeaveOutTheNameOfAMemberOfTheApi() {
        assertEquals(
                "This plan can’t be ordered any more. There is no such plan.",
                words("planVersionId this plan can’t be ordered any more", "there is no such plan"));
        assertEquals("Stripe’s page is closed.", words("Stripe’s page is closed"));
    }

    private static String words(String... reasons) {
        return PageMessage.words(DomainException.of(ProblemType.CONFLICT, List.of(reasons)));
    }
}
