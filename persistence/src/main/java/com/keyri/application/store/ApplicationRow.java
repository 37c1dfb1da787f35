package com.keyri.application.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.application.model.ApplicationView;
import com.keyri.organization.model.OrganizationId;
import com.keyri.risk.model.IpNetwork;
import java.net.URI;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of the view's query. */
final class ApplicationRow {
    private ApplicationRow() {}

    static ApplicationView view(Object[] row) {
        return new ApplicationView(
                new ApplicationId(UUID.fromString((String) row[0])),
                new OrganizationId(UUID.fromString((String) row[1])),
                (String) row[2],
                (String) row[3],
                ApplicationState.valueOf((String) row[4]),
                (boolean) row[5],
                words(row[6]),
                words(row[7]).stream().map(ApplicationRow::network).toList(),
                Optional.ofNullable((String) row[8]).map(URI::create),
                ((Timestamp) row[9]).toInstant());
    }

    private static List<String> words(@Nullable Object joined) {
        return joined == null ? List.of() : List.of(((String) joined).split(" "));
    }

    private static IpNetwork network(String text) {
        return IpNetwork.parse(text).orElseThrow(() -> new IllegalStateException("a cidr that is none"));
    }
}
