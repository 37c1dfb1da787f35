package com.keyri.risk;

import com.keyri.risk.model.IpNetwork;
import com.keyri.signin.model.OpenedBy;
import jakarta.json.Json;
import java.util.List;

/**
 * What a verdict is made of, and kept with it.
 *
 * @param browserKnown whether the user knows this browser
 * @param openedBy how the phone got the code
 * @param browserAddress numeric
 * @param phoneAddress numeric
 * @param forbidden the networks that the application forbids
 */
public record RiskInputs(
        boolean browserKnown,
        OpenedBy openedBy,
        String browserAddress,
        String phoneAddress,
        List<IpNetwork> forbidden) {

    /** Copies the networks. */
    public RiskInputs {
        forbidden = List.copyOf(forbidden);
    }

    /** The inputs as a JSON object, for the record of the verdict. */
    public String toJson() {
        return Json.createObjectBuilder()
                .add("browserKnown", browserKnown)
                .add("openedBy", openedBy.name())
                .add("browserAddress", browserAddress)
                .add("phoneAddress", phoneAddress)
                .add(
                        "forbidden",
                        Json.createArrayBuilder(
                                forbidden.stream().map(IpNetwork::toString).toList()))
                .build()
                .toString();
    }
}
