package com.keyri.recovery.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.recovery.RecoveryCodeService;
import com.keyri.recovery.RecoveryGap;
import com.keyri.recovery.RecoveryReadinessService;
import com.keyri.recovery.model.LeftCodes;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The recovery codes of whoever looks, and what would keep a recovery from working. */
@Named("recoveryCodesPage")
@RequestScoped
public class RecoveryCodesPage {
    private static final String CREATED = RecoveryCodesPage.class.getName();

    @EJB
    RecoveryCodeService codes;

    @EJB
    RecoveryReadinessService readiness;

    @Inject
    PageApproval approval;

    private @Nullable Set<RecoveryGap> gaps;

    /** How many are left, as it is at this moment. */
    public LeftCodes getLeft() {
        return codes.left();
    }

    /** Whether this is missing at present. */
    public boolean lacks(String gap) {
        Set<RecoveryGap> known = gaps;
        if (known == null) {
            known = readiness.gaps();
            gaps = known;
        }
        return known.contains(RecoveryGap.valueOf(gap));
    }

    /** Makes ten new ones, when that was approved; this very answer shows them, and nothing ever again. */
    public void create() {
        RecoveryCodeService service = codes;
        approval.run(
                () -> FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestMap()
                        .put(CREATED, String.join("\n", service.create())),
                "There are ten new recovery codes; those before don’t count any more.");
    }

    /** The new ones, one a line; empty in every other answer. */
    public String getCreated() {
        Object created = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestMap()
                .get(CREATED);
        return created instanceof String text ? text : "";
    }
}
