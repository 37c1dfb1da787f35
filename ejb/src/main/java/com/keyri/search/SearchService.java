package com.keyri.search;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.model.AccountId;
import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.store.ApiKeyStore;
import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.store.ApplicationStore;
import com.keyri.device.store.UserDirectoryStore;
import com.keyri.member.model.MemberRole;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Searches in the organization that the caller works in, for what the caller's role may see. */
@Stateless
@RolesAllowed(Roles.MEMBER)
public class SearchService {
    private static final int MOST = 20;
    private static final int LONGEST = 80;
    private static final Set<MemberRole> SEE_USERS =
            EnumSet.of(MemberRole.OWNER, MemberRole.ADMINISTRATOR, MemberRole.DEVELOPER, MemberRole.VIEWER);
    private static final Set<MemberRole> SEE_KEYS =
            EnumSet.of(MemberRole.OWNER, MemberRole.ADMINISTRATOR, MemberRole.DEVELOPER);

    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    ApplicationStore applications;

    @Inject
    ApiKeyStore keys;

    @Inject
    MembershipStore members;

    @Inject
    UserDirectoryStore users;

    /** What has exactly this id, and applications whose name begins with the text; at most 20 of each kind. */
    public List<Found> find(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw DomainException.of(ProblemType.INVALID_REQUEST, List.of("q must be 1 to 80 characters"));
        }
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        String wanted = text.strip();
        List<Found> found = new ArrayList<>();
        ApplicationId.parse(wanted).flatMap(applications::find).ifPresent(each -> found.add(application(each)));
        ApplicationFilter named = new ApplicationFilter(Optional.empty(), Optional.of(wanted));
        applications.list(organization, named, Optional.empty(), MOST).forEach(each -> found.add(application(each)));
        AccountId.parse(wanted)
                .flatMap(id -> members.find(organization, id))
                .ifPresent(each -> found.add(new Found(
                        FoundKind.MEMBER, each.account().toString(), Optional.of(each.name()), Optional.empty())));
        if (isOneOf(SEE_KEYS)) {
            ApiKeyId.parse(wanted)
                    .flatMap(keys::find)
                    .ifPresent(each -> found.add(new Found(
                            FoundKind.API_KEY,
                            each.id().toString(),
                            Optional.of(each.terms().name()),
                            Optional.of(each.applicationId()))));
        }
        if (isOneOf(SEE_USERS)) {
            users.applicationsOf(organization, wanted, MOST)
                    .forEach(each -> found.add(new Found(FoundKind.USER, wanted, Optional.empty(), Optional.of(each))));
        }
        return List.copyOf(found);
    }

    private boolean isOneOf(Set<MemberRole> roles) {
        return caller.session().memberRole().filter(roles::contains).isPresent();
    }

    private static Found application(com.keyri.application.model.ApplicationView each) {
        return new Found(FoundKind.APPLICATION, each.id().toString(), Optional.of(each.name()), Optional.of(each.id()));
    }
}
