package com.keyri.web.console;

import com.keyri.problem.DomainException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a page says after a form was sent: of the whole at its top, of one field beside it. */
public final class PageMessage {
    private static final Pattern MEMBER = Pattern.compile("^[a-z]{1,40}[A-Z][A-Za-z]{0,40} ");

    private PageMessage() {}

    /** It worked. */
    public static void good(String text) {
        add(null, FacesMessage.SEVERITY_INFO, text);
    }

    /** It didn't, and why. */
    public static void bad(String text) {
        add(null, FacesMessage.SEVERITY_ERROR, text);
    }

    /** What is wrong with the field of that id. */
    public static void beside(String field, String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getViewRoot().invokeOnComponent(faces, field, (context, found) -> {
            if (found instanceof UIInput input) {
                // Faces takes an invalid field without a submitted text for an emptied one, and would show it so.
                if (input.getValue() instanceof String given) {
                    input.setSubmittedValue(given);
                }
                input.setValid(false);
            }
        });
        add(field, FacesMessage.SEVERITY_ERROR, text);
        faces.validationFailed();
    }

    /** The refusal in plain words: its reasons where it has some. */
    public static void refused(DomainException refusal) {
        bad(words(refusal));
    }

    static String words(DomainException refusal) {
        return refusal.reasons().isEmpty()
                ? refusal.type().sentence()
                : refusal.reasons().stream()
                        .map(PageMessage::withoutMember)
                        .map(PageMessage::sentence)
                        .collect(Collectors.joining(" "));
    }

    /** A reason for whoever doesn't see the field that it begins with: no word of people's is written like that. */
    static String withoutMember(String reason) {
        return MEMBER.matcher(reason).replaceFirst("");
    }

    /** A reason of a service as a sentence. */
    public static String sentence(String reason) {
        String text = reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }

    private static void add(@Nullable String field, Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(field, new FacesMessage(severity, text, null));
    }
}
