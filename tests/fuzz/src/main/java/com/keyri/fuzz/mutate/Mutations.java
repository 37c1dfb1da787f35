package com.keyri.fuzz.mutate;

import com.keyri.fuzz.judge.Kind;
import com.keyri.fuzz.wire.Draft;
import com.keyri.test.contract.OpenApiDocument;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The mutation of each kind that spoils a request which is framed correctly. */
public final class Mutations {
    private static final List<Kind> ANYWHERE =
            List.of(Kind.PROOF, Kind.CREDENTIAL, Kind.PATH, Kind.MEDIA, Kind.METHOD, Kind.HEADER, Kind.QUERY);

    private final Map<Kind, Mutation> byKind = new EnumMap<>(Kind.class);

    /** Those for requests of the document. */
    public Mutations(OpenApiDocument document) {
        byKind.put(Kind.BODY, new BodyMutation(document));
        byKind.put(Kind.BYTES, new ByteMutation());
        byKind.put(Kind.FORM, new FormMutation());
        byKind.put(Kind.MEDIA, new MediaMutation());
        byKind.put(Kind.SIZE, new SizeMutation());
        byKind.put(Kind.PROOF, new ProofMutation());
        byKind.put(Kind.CREDENTIAL, new CredentialMutation());
        byKind.put(Kind.PATH, new PathMutation());
        byKind.put(Kind.QUERY, new QueryMutation());
        byKind.put(Kind.METHOD, new MethodMutation());
        byKind.put(Kind.HEADER, new HeaderMutation());
    }

    /** Spoils a request in this way. */
    public void spoil(Kind kind, Draft draft, Choice choice) {
        Mutation mutation = byKind.get(kind);
        if (mutation == null) {
            throw new IllegalArgumentException(kind + " isn't a way to spoil a request");
        }
        mutation.apply(draft, choice);
    }

    /** Spoils it in one of the ways that fit it, most often in its body. */
    public void spoilAnyhow(Draft draft, Choice choice) {
        boolean inBody = draft.body().length > 0 && !choice.oneIn(3);
        Kind kind = choice.of(ANYWHERE);
        if (inBody && BodyMutation.fits(draft)) {
            kind = choice.oneIn(6) ? Kind.BYTES : Kind.BODY;
        } else if (inBody && FormMutation.fits(draft)) {
            kind = Kind.FORM;
        } else if (draft.possession().isPresent() && choice.oneIn(2)) {
            kind = Kind.PROOF;
        }
        spoil(kind, draft, choice);
    }
}
