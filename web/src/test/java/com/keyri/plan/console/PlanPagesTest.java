package com.keyri.plan.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.plan.model.PlanId;
import com.keyri.plan.rest.ChangePlanBody;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.FormCheck;
import com.keyri.web.rest.json.DisplayText;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
class PlanPagesTest {
    @Test
    void shouldTakeAPlansDescriptionAway() {
        List<Record> sent = new ArrayList<>();
        PlanPage page = new PlanPage();
        page.check = new FormCheck() {
            @Override
            public boolean accepts(Record body) {
                sent.add(body);
                return false;
            }
        };
        page.setName("Growth");
        page.setDescription(null);
        assertEquals("", page.getDescription());
        page.save();
        assertEquals(List.of(new ChangePlanBody("Growth", "", null)), sent);
    }

    @Test
    void shouldTakeAnEmptyDescriptionAndNoEmptyName() throws NoSuchFieldException {
        assertTrue(isTaken("description", ""));
        assertTrue(isTaken("description", "For growing shops"));
        assertEquals(false, isTaken("description", " "));
        assertEquals(false, isTaken("name", ""));
    }

    private static boolean isTaken(String member, String text) throws NoSuchFieldException {
        DisplayText.Validator validator = new DisplayText.Validator();
        validator.initialize(ChangePlanBody.class.getDeclaredField(member).getAnnotation(DisplayText.class));
        return validator.isValid(text, null);
    }

    @Test
    void shouldRefuseANewVersionOfNoPlanWhenThePageIsLookedUp() {
        for (String plan : new String[] {null, "nonsense", PlanId.at(java.time.Instant.EPOCH) + "x"}) {
            NewVersionPage page = new NewVersionPage();
            page.request = request(plan);
            page.read();
            assertEquals(
                    ProblemType.NOT_FOUND,
                    assertThrows(DomainException.class, page::load).type());
        }
    }

    /** With that parameter alone. */
    private static HttpServletRequest request(String plan) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                PlanPagesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getParameter") ? plan : null);
    }
}
