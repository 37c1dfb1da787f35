package com.keyri.signin.store;

import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What has happened to sign-ins meanwhile, for a node that holds the sockets of those who follow them. */
@ApplicationScoped
public class SignInNewsStore {
    private static final String CHANGED =
            "select cast(id as text), change" + " from changed_sign_ins(cast(?1 as uuid[]), cast(?2 as text[]))";

    @PersistenceContext
    private EntityManager entities;

    /**
     * The last step of those that stand elsewhere than is known, whatever organizations they belong to.
     *
     * @param known the last known step of each, by its name, which is made of letters and underscores
     */
    public Map<SignInId, String> changed(Map<SignInId, String> known) {
        List<Map.Entry<SignInId, String>> asked = List.copyOf(known.entrySet());
        List<?> rows = entities.createNativeQuery(CHANGED)
                .setParameter(
                        1,
                        asked.stream()
                                .map(one -> one.getKey().value().toString())
                                .collect(Collectors.joining(",", "{", "}")))
                .setParameter(2, asked.stream().map(Map.Entry::getValue).collect(Collectors.joining(",", "{", "}")))
                .getResultList();
        Map<SignInId, String> changed = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            changed.put(new SignInId(UUID.fromString((String) columns[0])), (String) columns[1]);
        }
        return changed;
    }
}
