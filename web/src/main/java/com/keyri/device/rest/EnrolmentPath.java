package com.keyri.device.rest;

import com.keyri.device.OpenEnrolment;
import com.keyri.device.model.EnrolmentId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.KeyriApi;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** Which enrolment a phone means, by the path, and with which proof; a {@code @BeanParam}. */
public class EnrolmentPath {
    @PathParam("enrolmentId")
    String enrolment;

    @HeaderParam("DPoP")
    @Nullable String proof;

    /** The step {@code /enrolments/{enrolmentId}/step} with the link's token. */
    OpenEnrolment open(String token, String step) {
        EnrolmentId id =
                EnrolmentId.parse(enrolment).orElseThrow(() -> DomainException.of(ProblemType.ENROLMENT_REFUSED));
        return new OpenEnrolment(id, token, proof, "POST", KeyriApi.PATH + "/enrolments/" + id + "/" + step);
    }
}
