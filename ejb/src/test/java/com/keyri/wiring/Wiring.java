package com.keyri.wiring;

import com.keyri.access.Caller;
import com.keyri.apikey.CallingApiKey;
import com.keyri.audit.AuditService;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.limit.RateLimits;
import com.keyri.log.EventLog;
import com.keyri.log.RecordedLog;
import com.keyri.metrics.Meters;
import com.keyri.organization.GrowthPermission;
import com.keyri.protocol.MacKey;
import com.keyri.secret.KeyStoreGateway;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.SealPurpose;
import com.keyri.secret.SealingKey;
import com.keyri.secret.ServerKeys;
import com.keyri.signin.CompletedSignIn;
import com.keyri.signin.CompletedSignIns;
import com.keyri.signin.SignInPermission;
import com.keyri.stripe.KnownCustomers;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts real beans together over a real PostgreSQL, without a container: it fills {@code @Inject},
 * {@code @PersistenceContext} and {@code @ConfigProperty} fields by their type, and runs each call in a transaction
 * that rolls back when it throws. Only the clock, the audit log, the limits, the server's keys and events are
 * stand-ins.
 */
public final class Wiring {
    private static final Map<String, String> CONFIG = Map.ofEntries(
            Map.entry("keyri.public-url", "https://keyri.localhost:8443"),
            Map.entry("keyri.authenticator-url", "https://auth.keyri.localhost:8443"),
            Map.entry("keyri.outbound.allow-private", "false"),
            Map.entry("keyri.mail.tls", "implicit"),
            Map.entry("keyri.mail.mailbox", "false"),
            Map.entry("keyri.sign-in.life", "PT3M"),
            Map.entry("keyri.token.key-life", "P90D"),
            Map.entry("keyri.usage.calls-per-second", "1000"),
            Map.entry("keyri.usage.keep-events", "P400D"),
            Map.entry("keyri.token.key-overlap", "P1D"),
            Map.entry("keyri.stripe.automatic-tax", "false"),
            Map.entry("keyri.backup.retention", "P35D"),
            Map.entry("keyri.billing.grace", "P14D"),
            Map.entry("keyri.billing.reminder-every", "P5D"));

    private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final List<Object> fired = new ArrayList<>();
    private final RecordedLog log = new RecordedLog();
    private final List<CompletedSignIn> completed = new ArrayList<>();
    private final TestDatabase database;

    public Wiring(TestDatabase database, InstantSource clock) {
        this.database = database;
        beans.put(InstantSource.class, clock);
        beans.put(AuditService.class, new RecordingAudit());
        beans.put(RateLimits.class, new RecordingLimits());
        beans.put(ServerKeys.class, new FixedKeys());
        beans.put(Meters.class, new RecordingMeters());
        beans.put(EventLog.class, log.log());
        beans.put(EntityManager.class, entityManager());
        beans.put(Event.class, event());
        Caller operator = new Caller();
        operator.operator();
        beans.put(Caller.class, operator);
        beans.put(KeyStoreGateway.class, new OpenKeyStore());
        beans.put(SignInPermission.class, (SignInPermission) organization -> true);
        beans.put(GrowthPermission.class, (GrowthPermission) organization -> true);
        beans.put(KnownCustomers.class, (KnownCustomers) Optional::empty);
        beans.put(CompletedSignIns.class, (CompletedSignIns) completed::add);
    }

    /** Lets the calls that follow come with an API key of this shop. */
    public void callFrom(Shop shop) {
        beans.put(CallingApiKey.class, new ShopApiKey(shop));
        beans.keySet().removeIf(type -> type.getSimpleName().endsWith("Service") && type != AuditService.class);
    }

    public RecordingAudit audit() {
        return (RecordingAudit) beans.get(AuditService.class);
    }

    public RecordingMeters meters() {
        return (RecordingMeters) beans.get(Meters.class);
    }

    public RecordingLimits limits() {
        return (RecordingLimits) beans.get(RateLimits.class);
    }

    /** Has a stand-in in the place of a bean; it is filled like one. */
    public <T> void replace(Class<T> type, T standIn) {
        beans.put(type, standIn);
        fill(standIn);
    }

    /** Has a stand-in in the place of a bean that is whole as it is. */
    public <T> void use(Class<T> type, T whole) {
        beans.put(type, whole);
    }

    /** What was logged. */
    public RecordedLog log() {
        return log;
    }

    /** The sign-ins that were completed, in their order. */
    public List<CompletedSignIn> completed() {
        return List.copyOf(completed);
    }

    /** What was fired, in its order. */
    public List<Object> fired() {
        return List.copyOf(fired);
    }

    /** Runs one call in a transaction of its own, also inside another call. */
    public <T> T call(Supplier<T> call) {
        EntityManager outer = CURRENT.get();
        return database.transact(entities -> {
            CURRENT.set(entities);
            try {
                return call.get();
            } finally {
                CURRENT.set(outer);
            }
        });
    }

    /** Runs one call in a transaction of its own. */
    public void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    /** The bean, with all that it needs. */
    public <T> T get(Class<T> type) {
        Object bean = beans.get(type);
        if (bean == null) {
            bean = create(type);
            beans.put(type, bean);
            fill(bean);
        }
        return type.cast(bean);
    }

    private Object create(Class<?> type) {
        try {
            Constructor<?> constructor = constructorOf(type);
            constructor.setAccessible(true);
            Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                    .map(this::get)
                    .toArray();
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make " + type, e);
        }
    }

    private static Constructor<?> constructorOf(Class<?> type) throws NoSuchMethodException {
        for (Constructor<?> candidate : type.getDeclaredConstructors()) {
            if (candidate.isAnnotationPresent(Inject.class)) {
                return candidate;
            }
        }
        return type.getDeclaredConstructor();
    }

    private void fill(Object bean) {
        try {
            for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
                fillFields(bean, type);
            }
            for (Method method : bean.getClass().getDeclaredMethods()) {
                if (method.isAnnotationPresent(PostConstruct.class)) {
                    method.setAccessible(true);
                    method.invoke(bean);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't fill " + bean.getClass(), e);
        }
    }

    private void fillFields(Object bean, Class<?> type) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (Stream.of(Inject.class, EJB.class, PersistenceContext.class).anyMatch(field::isAnnotationPresent)) {
                field.setAccessible(true);
                field.set(bean, valueOf(field));
            }
        }
    }

    private Object valueOf(Field field) {
        ConfigProperty property = field.getAnnotation(ConfigProperty.class);
        if (property == null) {
            return get(field.getType());
        }
        if (field.getType() == Optional.class) {
            return Optional.ofNullable(CONFIG.get(property.name()));
        }
        String value = Objects.requireNonNull(CONFIG.get(property.name()));
        if (field.getType() == Duration.class) {
            return Duration.parse(value);
        }
        if (field.getType() == int.class) {
            return Integer.valueOf(value);
        }
        return field.getType() == boolean.class ? Boolean.valueOf(value) : value;
    }

    private EntityManager entityManager() {
        return (EntityManager) proxy(EntityManager.class, (method, arguments) -> {
            try {
                return method.invoke(CURRENT.get(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private Event<?> event() {
        return (Event<?>) proxy(Event.class, (method, arguments) -> {
            fired.add(arguments[0]);
            return null;
        });
    }

    private interface Invocation {
        Object invoke(Method method, Object[] arguments) throws Throwable;
    }

    private static Object proxy(Class<?> type, Invocation invocation) {
        return Proxy.newProxyInstance(
                Wiring.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> invocation.invoke(method, arguments));
    }

    private static final class FixedKeys extends ServerKeys {
        private final Map<MacPurpose, MacKey> keys = new EnumMap<>(MacPurpose.class);
        private final SealingKey sealing = SealingKey.of(new SecureRandom().generateSeed(32));

        @Override
        public MacKey mac(MacPurpose purpose) {
            return keys.computeIfAbsent(purpose, any -> MacKey.random());
        }

        @Override
        public SealingKey sealing(SealPurpose purpose) {
            return sealing;
        }
    }
}
