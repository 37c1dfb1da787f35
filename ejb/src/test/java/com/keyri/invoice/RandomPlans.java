package com.keyri.invoice;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.UsagePrice;
import com.keyri.plan.model.VolumePrice;
import com.keyri.plan.store.PlanEntity;
import com.keyri.plan.store.PlanStore;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.MeterGateway;
import com.keyri.stripe.MeterLine;
import com.keyri.stripe.NewPrices;
import com.keyri.stripe.PublishingCalls;
import com.keyri.subscription.BillingWorld;
import com.keyri.test.stripe.StripeKeys.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Plans with any usage prices, published at a Stripe of the tests' own as the product does it. */
final class RandomPlans {
    private final BillingWorld world;
    private final Random random;

    RandomPlans(BillingWorld world, Random random) {
        this.world = world;
        this.random = random;
    }

    MeterGateway meters() {
        String key =
                world.stripe.keys().restricted(Map.of("billing_meter_event", Level.WRITE, "billing_meter", Level.READ));
        return MeterLine.to(world.stripe.url(), key, world.clock);
    }

    /** One with that flat fee. */
    PlanVersion make(long fee) {
        PlanTerms terms = new PlanTerms(
                BillingWorld.EUR,
                BillingInterval.MONTH,
                fee,
                0,
                List.of(charge(Meter.AUTHENTICATIONS), charge(Meter.MONTHLY_ACTIVE_USERS)),
                Map.of());
        Plan plan = new Plan(
                new PlanId(UUID.randomUUID()),
                "Plan " + fee + ' ' + UUID.randomUUID(),
                "",
                PlanState.OFFERED,
                Shop.NOW,
                1);
        PlanVersion version = new PlanVersion(
                new PlanVersionId(UUID.randomUUID()), plan, 1, Optional.empty(), terms, Optional.empty(), Shop.NOW);
        PublishedPrices prices = publish(version);
        return world.asStaff(entities -> {
            PlanStore store = TestDatabase.store(PlanStore.class, entities);
            store.add(new PlanEntity(plan.id(), plan.name(), "", Shop.NOW));
            store.add(version, Optional.empty());
            store.publish(version.id(), prices, Shop.NOW);
            return store.find(version.id()).orElseThrow();
        });
    }

    private PublishedPrices publish(PlanVersion version) {
        String key = world.stripe
                .keys()
                .restricted(Map.of("plan", Level.WRITE, "product", Level.WRITE, "billing_meter", Level.WRITE));
        return world.wiring
                .get(PublishingCalls.class)
                .publish(SecretText.of(key), new NewPrices(version.id(), version.planName(), version.terms(), 0));
    }

    /** A subscription to it, made on Stripe's side; its id. */
    String subscribe(String customer, PlanVersion plan) {
        PublishedPrices prices = plan.prices().orElseThrow();
        StringBuilder form = new StringBuilder("customer=" + customer + "&items[0][price]=" + prices.flatFee());
        int item = 1;
        for (String price : prices.charges().values()) {
            form.append("&items[").append(item++).append("][price]=").append(price);
        }
        return world.account.post("/v1/subscriptions", form.toString()).getString("id");
    }

    private Charge charge(Meter meter) {
        UsagePrice price = switch (random.nextInt(4)) {
            case 0 -> new PerUnitPrice(unit());
            case 1 -> new GraduatedPrice(tiers());
            case 2 -> new VolumePrice(tiers());
            default -> new PackagePrice(1L + random.nextInt(20), unit());
        };
        return new Charge(meter, Charge.mayInclude(price) ? random.nextInt(30) : 0, price);
    }

    private Tiers tiers() {
        List<Tier> tiers = new ArrayList<>();
        long last = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            last += 1 + random.nextInt(60);
            tiers.add(Tier.upTo(last, unit()));
        }
        tiers.add(Tier.beyond(unit()));
        return new Tiers(tiers);
    }

    private UnitPrice unit() {
        return new UnitPrice(new BigDecimal(1 + random.nextInt(5_000)).movePointLeft(random.nextInt(4)));
    }

    /** What so many units cost, without the product's own arithmetic: a line of the invoice for each price. */
    static long byHand(PlanTerms terms, Meter meter, long quantity) {
        Charge charge = terms.charges().stream()
                .filter(each -> each.meter() == meter)
                .findFirst()
                .orElseThrow();
        long paid = Math.max(0, quantity - charge.included());
        if (charge.price() instanceof PerUnitPrice perUnit) {
            return times(perUnit.unit(), paid);
        }
        if (charge.price() instanceof PackagePrice packages) {
            long begun = 0;
            for (long left = paid; left > 0; left -= packages.size()) {
                begun++;
            }
            return times(packages.price(), begun);
        }
        if (charge.price() instanceof VolumePrice volume) {
            return paid == 0 ? 0 : times(tier(volume.tiers(), paid).unit(), paid);
        }
        List<Tier> tiers = ((GraduatedPrice) charge.price()).tiers().list();
        long[] units = new long[tiers.size()];
        for (long unit = 1; unit <= paid; unit++) {
            units[tiers.indexOf(tier(((GraduatedPrice) charge.price()).tiers(), unit))]++;
        }
        long sum = 0;
        for (int i = 0; i < units.length; i++) {
            sum += times(tiers.get(i).unit(), units[i]);
        }
        return sum;
    }

    private static Tier tier(Tiers tiers, long unit) {
        return tiers.list().stream()
                .filter(tier -> tier.upTo().isEmpty() || unit <= tier.upTo().getAsLong())
                .findFirst()
                .orElseThrow();
    }

    private static long times(UnitPrice unit, long quantity) {
        return unit.minorUnits()
                .multiply(BigDecimal.valueOf(quantity))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
