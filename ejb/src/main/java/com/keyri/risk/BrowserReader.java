package com.keyri.risk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.keyri.signin.model.RequestingBrowser;
import com.keyri.text.model.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import ua_parser.Client;
import ua_parser.Parser;

/** Reads browser and system from a User-Agent header, and the place from an address, for people to recognise. */
@ApplicationScoped
public class BrowserReader {
    private static final int MOST_AGENTS = 5_000;
    private static final int MOST_CHARS = 512;
    private static final int LONGEST_NAME = 80;
    private static final String UNKNOWN = "unknown";

    private record Names(String browser, String system) {}

    private final Parser parser = new Parser();
    private final Cache<String, Names> names =
            Caffeine.newBuilder().maximumSize(MOST_AGENTS).build();

    @Inject
    PlaceGateway places;

    /** What to show of a browser at {@code address} that calls itself {@code userAgent}. */
    public RequestingBrowser read(String address, String userAgent) {
        String agent = userAgent.length() > MOST_CHARS ? userAgent.substring(0, MOST_CHARS) : userAgent;
        Names read = names.get(agent, this::parse);
        return new RequestingBrowser(address, read.browser(), read.system(), places.placeOf(address));
    }

    private Names parse(String agent) {
        Client client = parser.parse(agent);
        return new Names(
                describe(client.userAgent.family, client.userAgent.major), describe(client.os.family, client.os.major));
    }

    private static String describe(String family, String version) {
        if (family == null || "Other".equals(family)) {
            return UNKNOWN;
        }
        String name = version == null ? family : family + ' ' + version;
        return PlainText.isPlain(name, LONGEST_NAME) ? name : UNKNOWN;
    }
}
