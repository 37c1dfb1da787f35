package com.keyri.launcher.demo;

import com.keyri.launcher.Addresses;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LocalNames;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.launcher.process.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shop that shows how an application uses Keyri: a program of its own on an origin of its own. */
public final class DemoShop implements AutoCloseable {
    /** Where its process is remembered. */
    public static final String PROCESS = "demo-shop";

    private final Child process;

    private DemoShop(Child process) {
        this.process = process;
    }

    /** Starts it. */
    public static DemoShop start(
            Installation installation,
            DataFolder data,
            Addresses addresses,
            DemoSeed seed,
            ServerIdentity identity,
            Path trusted) {
        Path keyStore = data.certificates().resolve("shop.p12");
        String password = data.secret("shop-keystore", "");
        identity.writeKeyStore(keyStore, password);
        Map<String, String> environment = new HashMap<>();
        environment.put("KEYRI_URL", addresses.publicUrl());
        environment.put("KEYRI_APPLICATION_ID", seed.applicationId());
        environment.put("KEYRI_API_KEY", seed.apiKey());
        environment.put("SHOP_PUBLIC_URL", addresses.shopUrl());
        environment.put("SHOP_LISTEN", addresses.listen());
        environment.put("SHOP_PORT", String.valueOf(addresses.shopPort()));
        environment.put("SHOP_KEYSTORE", keyStore.toString());
        environment.put("SHOP_KEYSTORE_PASSWORD", password);
        environment.put("TRUST_PEM", trusted.toString());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m"));
        command.addAll(LocalNames.javaOptions(data, addresses));
        command.addAll(List.of("-jar", installation.demoShopJar().toString()));
        Child.Start start =
                new Child.Start(PROCESS, command, environment, null, data.logs().resolve("demo-shop.log"), "TERM");
        return new DemoShop(Child.start(start, data.run()));
    }

    @Override
    public void close() {
        process.stop();
    }
}
