package com.keyri.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.risk.model.IpNetwork;
import com.keyri.risk.model.RiskReason;
import com.keyri.risk.model.RiskVerdict;
import com.keyri.signin.model.OpenedBy;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkRiskAssessorTest {
    private final NetworkRiskAssessor assessor = new NetworkRiskAssessor();

    @Test
    void shouldAllowWhenTheBrowserIsKnownAndTheNetworkIsShared() {
        assertVerdict(RiskVerdict.ALLOW, List.of(), inputs(true, OpenedBy.SCANNER, "192.0.2.1", "192.0.2.1"));
    }

    @Test
    void shouldWarnWhenTheBrowserIsUnknown() {
        assertVerdict(
                RiskVerdict.WARN,
                List.of(RiskReason.UNKNOWN_BROWSER),
                inputs(false, OpenedBy.SCANNER, "192.0.2.1", "192.0.2.1"));
    }

    @Test
    void shouldWarnWhenALinkWasOpened() {
        assertVerdict(
                RiskVerdict.WARN,
                List.of(RiskReason.OPENED_BY_LINK),
                inputs(true, OpenedBy.LINK, "192.0.2.1", "192.0.2.1"));
    }

    @Test
    void shouldWarnWhenPhoneAndBrowserAreOnDifferentNetworks() {
        assertVerdict(
                RiskVerdict.WARN,
                List.of(RiskReason.DIFFERENT_NETWORK),
                inputs(true, OpenedBy.SCANNER, "192.0.2.1", "198.51.100.1"));
    }

    @Test
    void shouldDenyWhenEitherAddressIsForbidden() {
        List<RiskReason> forbidden = List.of(RiskReason.FORBIDDEN_NETWORK);
        assertVerdict(RiskVerdict.DENY, forbidden, inputs(true, OpenedBy.SCANNER, "203.0.113.9", "192.0.2.1"));
        assertVerdict(RiskVerdict.DENY, forbidden, inputs(true, OpenedBy.SCANNER, "192.0.2.1", "203.0.113.9"));
    }

    private void assertVerdict(RiskVerdict verdict, List<RiskReason> reasons, RiskInputs inputs) {
        assertEquals(new RiskAssessment(verdict, reasons), assessor.assess(inputs));
    }

    private static RiskInputs inputs(boolean known, OpenedBy openedBy, String browser, String phone) {
        return new RiskInputs(
                known,
                openedBy,
                browser,
                phone,
                List.of(IpNetwork.parse("203.0.113.0/24").orElseThrow()));
    }
}
