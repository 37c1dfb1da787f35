package com.keyri.risk;

import com.keyri.risk.model.IpNetwork;
import com.maxmind.db.CHMCache;
import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.CityResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Turns an address into a place by a MaxMind DB file, where the installation has one. */
@ApplicationScoped
public class PlaceGateway {
    /** What is said where nothing is known. */
    public static final String UNKNOWN = "unknown";

    private final @Nullable DatabaseReader reader;

    protected PlaceGateway() {
        this.reader = null;
    }

    @Inject
    PlaceGateway(@ConfigProperty(name = "keyri.place.database") Optional<String> file) throws IOException {
        this.reader = file.isEmpty()
                ? null
                : new DatabaseReader.Builder(Path.of(file.get()).toFile())
                        .withCache(new CHMCache())
                        .build();
    }

    /** City and country, as far as known, otherwise {@link #UNKNOWN}. */
    public String placeOf(String address) {
        if (reader == null) {
            return UNKNOWN;
        }
        try {
            return IpNetwork.address(address).isEmpty()
                    ? UNKNOWN
                    : reader.tryCity(IpNetwork.address(address).orElseThrow())
                            .map(PlaceGateway::describe)
                            .orElse(UNKNOWN);
        } catch (IOException | GeoIp2Exception e) {
            return UNKNOWN;
        }
    }

    @PreDestroy
    void close() {
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String describe(CityResponse city) {
        String words = Stream.of(city.city().name(), city.country().name())
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? UNKNOWN : words;
    }
}
