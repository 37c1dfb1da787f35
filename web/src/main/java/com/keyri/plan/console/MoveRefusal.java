package com.keyri.plan.console;

import com.keyri.problem.DomainException;
import com.keyri.web.console.FormCheck;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with moves beside the fields of their form, whose names aren't those of the API. */
final class MoveRefusal {
    private static final Pattern MEMBER = Pattern.compile("moves\\.(organizationIds|notBefore|who)(\\[[0-9]{1,4}])? ");

    private MoveRefusal() {}

    static void tell(DomainException refusal, FormCheck check) {
        check.refused(DomainException.of(
                refusal.type(),
                refusal.reasons().stream().map(MoveRefusal::ofField).toList()));
    }

    private static String ofField(String reason) {
        Matcher member = MEMBER.matcher(reason);
        if (!member.lookingAt()) {
            return reason;
        }
        String rest = reason.substring(member.end());
        String place = member.group(2) == null ? "" : "number " + (Integer.parseInt(digits(member.group(2))) + 1) + ' ';
        return switch (member.group(1)) {
            case "organizationIds" -> "customers " + place + rest;
            case "notBefore" -> "from " + rest;
            default -> "who " + rest;
        };
    }

    private static String digits(String brackets) {
        return brackets.substring(1, brackets.length() - 1);
    }
}
