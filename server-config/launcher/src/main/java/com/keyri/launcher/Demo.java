package com.keyri.launcher;

import com.keyri.launcher.demo.DemoSeed;
import com.keyri.launcher.demo.DemoShop;
import com.keyri.launcher.demo.OperatorApi;
import java.time.Duration;

/** The demo around a running server: seeded through its API, then its shop started. */
public final class Demo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DemoSeed seed;
    private final DemoShop shop;

    private Demo(DemoSeed seed, DemoShop shop) {
        this.seed = seed;
        this.shop = shop;
    }

    /** Seeds and starts it; the shop answers when this returns. */
    public static Demo start(Installation installation, KeyriServer server) {
        OperatorApi api = new OperatorApi(server.http(), server.operatorKey());
        DemoSeed seed = DemoSeed.plant(api, server.data(), server.addresses());
        DemoShop shop = DemoShop.start(
                installation, server.data(), server.addresses(), seed, server.identity(), server.trusted());
        LocalHttp page = LocalHttp.to(
                server.identity().certificate(),
                server.addresses().reachable(),
                server.addresses().shopUrl());
        if (!page.awaitOk("/", PATIENCE)) {
            shop.close();
            throw new LaunchException("The demo shop doesn't answer: look into "
                    + server.data().logs().resolve("demo-shop.log") + ", or leave it out with --no-demo.");
        }
        return new Demo(seed, shop);
    }

    /** The shop's application and its API key. */
    public DemoSeed seed() {
        return seed;
    }

    @Override
    public void close() {
        shop.close();
    }
}
