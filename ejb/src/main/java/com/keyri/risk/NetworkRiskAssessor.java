package com.keyri.risk;

import com.keyri.risk.model.IpNetwork;
import com.keyri.risk.model.RiskReason;
import com.keyri.risk.model.RiskVerdict;
import com.keyri.signin.model.OpenedBy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges by networks, by whether the browser is known, and by how the code was opened. */
@ApplicationScoped
public class NetworkRiskAssessor implements RiskAssessor {
    @Override
    public RiskAssessment assess(RiskInputs inputs) {
        Optional<InetAddress> browser = IpNetwork.address(inputs.browserAddress());
        Optional<InetAddress> phone = IpNetwork.address(inputs.phoneAddress());
        if (isForbidden(browser, inputs) || isForbidden(phone, inputs)) {
            return new RiskAssessment(RiskVerdict.DENY, List.of(RiskReason.FORBIDDEN_NETWORK));
        }
        List<RiskReason> reasons = new ArrayList<>();
        if (!inputs.browserKnown()) {
            reasons.add(RiskReason.UNKNOWN_BROWSER);
        }
        if (inputs.openedBy() == OpenedBy.LINK) {
            reasons.add(RiskReason.OPENED_BY_LINK);
        }
        if (!isSameNetwork(browser, phone)) {
            reasons.add(RiskReason.DIFFERENT_NETWORK);
        }
        return new RiskAssessment(reasons.isEmpty() ? RiskVerdict.ALLOW : RiskVerdict.WARN, reasons);
    }

    private static boolean isForbidden(Optional<InetAddress> address, RiskInputs inputs) {
        return address.isPresent()
                && inputs.forbidden().stream().anyMatch(network -> network.contains(address.orElseThrow()));
    }

    private static boolean isSameNetwork(Optional<InetAddress> browser, Optional<InetAddress> phone) {
        return browser.isPresent() && phone.isPresent() && IpNetwork.isSame(browser.orElseThrow(), phone.orElseThrow());
    }
}
