package com.keyri.it;

import com.keyri.launcher.GridPlan;
import com.keyri.launcher.ServerPlan;
import com.keyri.launcher.process.Ports;
import com.keyri.test.Balancer;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Two nodes of one installation in a data grid, called by the same name, each with a way that leads to it until it is
 * turned; and a third one outside of the grid.
 */
final class ThreeNodes implements AutoCloseable {
    static final Path FOLDER = Path.of("target/many-nodes");

    private final int namedPort = Ports.free();
    private final GridPlan.Place gridOne = new GridPlan.Place("127.0.0.1", Ports.free());
    private final GridPlan.Place gridTwo = new GridPlan.Place("127.0.0.1", Ports.free());
    final TestServer first;
    final TestServer second;
    final TestServer third;
    final Balancer wayOne;
    final Balancer wayTwo;
    private final Balancer wayThree;
    private final List<Keyri> ways = new ArrayList<>();
    private final Shop shop;
    private final Shop shopAtSecond;
    private final Shop shopAtThird;

    private ThreeNodes(Map<String, String> settings) {
        first = TestServer.start(FOLDER.resolve("first"), inGrid(gridOne, plan(settings)));
        ServerPlan planTwo = inGrid(gridTwo, plan(settings));
        CompletableFuture<TestServer> starting = CompletableFuture.supplyAsync(() -> join("second", planTwo));
        third = join("third", ConsoleNetworks.restrict(plan(settings)));
        second = starting.join();
        wayOne = Balancer.to(first.port());
        wayTwo = Balancer.to(second.port());
        wayThree = Balancer.to(third.port());
        shop = Shop.open(through(wayOne));
        shopAtSecond = shopThrough(wayTwo);
        shopAtThird = shopThrough(wayThree);
    }

    static ThreeNodes start(Map<String, String> settings) {
        return new ThreeNodes(settings);
    }

    Shop atFirst() {
        return shop;
    }

    Shop atSecond() {
        return shopAtSecond;
    }

    Shop atThird() {
        return shopAtThird;
    }

    /** What wasn't as documented. */
    List<String> violations() {
        return ways.stream().flatMap(way -> way.violations().drain().stream()).toList();
    }

    /** The node that shows its console to its networks only. */
    Keyri third() {
        return shopAtThird.keyri();
    }

    private Keyri through(Balancer way) {
        Keyri keyri = first.keyri().through(way);
        ways.add(keyri);
        return keyri;
    }

    private Shop shopThrough(Balancer way) {
        return new Shop(through(way), shop.organizationId(), shop.applicationId(), shop.origin(), shop.apiKey());
    }

    private TestServer join(String name, ServerPlan plan) {
        return TestServer.join(FOLDER.resolve(name), first, plan);
    }

    private ServerPlan inGrid(GridPlan.Place own, ServerPlan plan) {
        return plan.inGrid(new GridPlan(own, List.of(gridOne, gridTwo)));
    }

    private ServerPlan plan(Map<String, String> settings) {
        ServerPlan plan = ServerPlan.onFreePorts().calledBy(namedPort);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            plan = plan.with(setting.getKey(), setting.getValue());
        }
        return plan;
    }

    @Override
    public void close() {
        wayOne.close();
        wayTwo.close();
        wayThree.close();
        third.close();
        second.close();
        first.close();
    }
}
