package com.keyri.web.console;

import com.keyri.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;

/**
 * Says beside the fields of a form what is wrong with them. The rules are those of the API: a page makes the body that
 * the API would be sent, and its fields bear the names of the body's members.
 */
@ApplicationScoped
public class FormCheck {
    @Inject
    Validator validator;

    /** Whether the API would take this; if not, it is said beside the fields. */
    public boolean accepts(Record body) {
        Set<ConstraintViolation<Record>> found = validator.validate(body);
        found.forEach(violation ->
                beside(violation.getPropertyPath().iterator().next().getName(), violation.getMessage()));
        return found.isEmpty();
    }

    /** Why a service refused: beside the field that a reason begins with, or at the top. */
    public void refused(DomainException refusal) {
        if (refusal.reasons().isEmpty()) {
            PageMessage.refused(refusal);
        }
        refusal.reasons().forEach(FormCheck::tell);
    }

    private static void tell(String reason) {
        int space = reason.indexOf(' ');
        String field = space < 0 ? reason : reason.substring(0, space);
        if (isField(field)) {
            beside(field, reason.substring(space + 1));
        } else {
            PageMessage.bad(PageMessage.sentence(PageMessage.withoutMember(reason)));
        }
    }

    private static void beside(String field, String text) {
        PageMessage.beside(field, PageMessage.sentence(text));
    }

    private static boolean isField(String name) {
        FacesContext faces = FacesContext.getCurrentInstance();
        return name.matches("[a-z][A-Za-z]*")
                && faces.getViewRoot().invokeOnComponent(faces, name, (context, found) -> {});
    }
}
