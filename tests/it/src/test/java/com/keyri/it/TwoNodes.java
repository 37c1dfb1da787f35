package com.keyri.it;

import com.keyri.launcher.GridPlan;
import com.keyri.launcher.ServerPlan;
import com.keyri.launcher.process.Ports;
import com.keyri.test.Balancer;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two nodes of one installation, called by the same name, each with a way that leads to it until it is turned. */
final class TwoNodes implements AutoCloseable {
    static final Path FOLDER = Path.of("target/many-nodes");

    private final Map<String, String> settings;
    private final int namedPort = Ports.free();
    private final GridPlan.Place gridOne = new GridPlan.Place("127.0.0.1", Ports.free());
    private final GridPlan.Place gridTwo = new GridPlan.Place("127.0.0.1", Ports.free());
    final TestServer first;
    TestServer second;
    final Balancer wayOne;
    final Balancer wayTwo;
    final Keyri viaOne;
    final Keyri viaTwo;
    private final Shop shop;

    private TwoNodes(Map<String, String> settings) {
        this.settings = settings;
        first = TestServer.start(FOLDER.resolve("first"), inGrid(gridOne, plan(settings)));
        second = join(inGrid(gridTwo, plan(settings)));
        wayOne = Balancer.to(first.port());
        wayTwo = Balancer.to(second.port());
        viaOne = first.keyri().through(wayOne);
        viaTwo = first.keyri().through(wayTwo);
        shop = Shop.open(viaOne);
    }

    /** Both in a data grid on the loopback address. */
    static TwoNodes start(Map<String, String> settings) {
        return new TwoNodes(settings);
    }

    /** Has the second one run again, outside of the grid. */
    void restartSecondWithoutGrid() {
        second.close();
        second = join(plan(settings));
        wayTwo.turnTo(second.port());
        wayOne.turnTo(first.port());
    }

    /** A browser whose calls reach the first node. */
    Page pageAtFirst() {
        return shop.page();
    }

    /** A browser whose calls reach the second node. */
    Page pageAtSecond() {
        return shopAtSecond().page();
    }

    /** A phone of a new user, whose calls reach the second node. */
    Phone phoneAtSecond() {
        return shopAtSecond().enrol(Shop.newUser());
    }

    /** A phone of a new user, whose calls reach the first node. */
    Phone phoneAtFirst() {
        return shop.enrol(Shop.newUser());
    }

    /** The same phone with its calls to the other node. */
    Phone atFirst(Phone phone) {
        return new Phone(shop, phone.enrolmentId(), phone.device(), phone.keys());
    }

    /** The same browser with its calls to the other node. */
    Page atSecond(Page page) {
        return shopAtSecond().page(page);
    }

    /** What wasn't as documented. */
    List<String> violations() {
        return List.of(viaOne.violations().drain(), viaTwo.violations().drain()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private Shop shopAtSecond() {
        return new Shop(viaTwo, shop.organizationId(), shop.applicationId(), shop.origin(), shop.apiKey());
    }

    private TestServer join(ServerPlan plan) {
        return TestServer.join(FOLDER.resolve("second"), first, plan);
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
        second.close();
        first.close();
    }
}
