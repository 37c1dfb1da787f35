package com.keyri.risk;

import com.keyri.risk.model.IpNetwork;
import com.keyri.signin.model.OpenedBy;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.util.List;
import java.util.Map;

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
    /** Kept, because each call of {@link Json} looks through the class path for one. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** Copies the networks. */
    public RiskInputs {
        forbidden = List.copyOf(forbidden);
    }

    /** The inputs as a JSON object, for the record of the verdict. */
    public String toJson() {
        return JSON.createObjectBuilder()
                .add("browserKnown", browserKnown)
                .add("openedBy", openedBy.name())
                .add("browserAddress", browserAddress)
                .add("phoneAddress", phoneAddress)
                .add(
                        "forbidden",
                        JSON.createArrayBuilder(
                                forbidden.stream().map(IpNetwork::toString).toList()))
                .build()
                .toString();
    }
}
