package com.keyri.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.MappedSuperclass;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the house, for the packages below a root: the product's, or a fixture's that breaks them. */
final class HouseRules {
    private static final String[] WEB_TECHNOLOGY = {
        "jakarta.ws.rs..", "jakarta.servlet..", "jakarta.faces..", "jakarta.websocket..", "org.primefaces.."
    };

    /** Words that say nothing; the standards' own terms for WebAuthn's structures stay. */
    private static final String EMPTY_NAME =
            "(?!.*(ClientData|AuthenticatorData)$).*(Manager|Helper|Utils?|Impl|Data|Info)$";

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** Every rule under the name that its fixture package bears. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("webtechnology", webTechnologyStaysInRestAndConsole());
        rules.put("storebehindservice", restAndConsoleNeverTouchStores());
        rules.put("entityplace", entitiesLiveInStorePackages());
        rules.put("entitysetter", entitiesHaveNoSetters());
        rules.put("entitymanager", onlyStoresTalkToTheEntityManager());
        rules.put("modelindependence", modelsKnowNeitherStoresNorTheWeb());
        rules.put("endpointaccess", everyEndpointDeclaresWhoMayCall());
        rules.put("resourcescope", resourcesAreMadeOnce());
        rules.put("serviceaccess", everyServiceDeclaresWhoMayCall());
        rules.put("clock", noClockButOurs());
        rules.put("crypto", cryptoOnlyInProtocolAndSecret());
        rules.put("stripelibrary", stripesLibraryOnlyInStripe());
        rules.put("protocolplain", protocolKnowsNoJakarta());
        rules.put("cycle", featuresAreFreeOfCycles());
        rules.put("modelcycle", modelsAreFreeOfCycles());
        rules.put("transactionplace", transactionAttributesOnlyInServices());
        rules.put("transactional", noTransactionalInterceptor());
        rules.put("onejar", aPackageLivesInOneJar());
        rules.put("emptyname", namesSayWhatTheThingIs());
        rules.put("entitysuffix", entitiesAreNamedEntity());
        rules.put("resourcesuffix", resourcesAreNamedResource());
        rules.put("servicesuffix", servicesLiveInTheFeature());
        rules.put("exceptionsuffix", exceptionsAreNamedException());
        rules.put("idrecord", idsAreRecords());
        rules.put("serviceinjection", servicesAreInjectedByTheEjbContainer());
        rules.put("injectedstatic", injectedFieldsAreNotStatic());
        rules.put("standardstream", nothingPrintsToTheConsole());
        return rules;
    }

    private ArchRule webTechnologyStaysInRestAndConsole() {
        return noClasses()
                .that()
                .resideInAPackage(below(""))
                .and()
                .resideOutsideOfPackages(below(".rest"), below(".console"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(WEB_TECHNOLOGY))
                .because("only rest and console packages know JAX-RS, servlets, WebSocket and Faces");
    }

    private ArchRule restAndConsoleNeverTouchStores() {
        return noClasses()
                .that()
                .resideInAnyPackage(below(".rest"), below(".console"))
                .should()
                .dependOnClassesThat(resideInAPackage(below(".store")))
                .because("a resource calls a service; entities never leave the ejb module");
    }

    private ArchRule entitiesLiveInStorePackages() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(below(".store"))
                .should()
                .beAnnotatedWith(Entity.class)
                .orShould()
                .beAnnotatedWith(MappedSuperclass.class)
                .orShould()
                .beAnnotatedWith(Embeddable.class)
                .because("what maps to a table lives in store packages");
    }

    private ArchRule entitiesHaveNoSetters() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*")
                .because("an entity has verbs for its transitions");
    }

    private ArchRule onlyStoresTalkToTheEntityManager() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(below(".store"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .because("queries live in stores");
    }

    private ArchRule modelsKnowNeitherStoresNorTheWeb() {
        return noClasses()
                .that()
                .resideInAPackage(below(".model"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(below(".store"), below(".rest"), below(".console")))
                .because("ids and values are usable everywhere");
    }

    private ArchRule everyEndpointDeclaresWhoMayCall() {
        return methods()
                .that(DeclaredAccess.ANSWER_HTTP)
                .should(DeclaredAccess.DECLARE_WHO_MAY_CALL)
                .because("an endpoint without @RolesAllowed or @PermitAll is a forgotten decision");
    }

    private ArchRule resourcesAreMadeOnce() {
        return classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .resideInAPackage(below(".rest"))
                .should()
                .beAnnotatedWith(ApplicationScoped.class)
                .because("making and injecting a resource costs more than most of what it does");
    }

    private ArchRule everyServiceDeclaresWhoMayCall() {
        return methods()
                .that(DeclaredAccess.ARE_BUSINESS_METHODS)
                .should(DeclaredAccess.DECLARE_WHO_MAY_CALL)
                .because("the container lets everybody call a method that says nothing");
    }

    private ArchRule noClockButOurs() {
        String producer = root + ".time.ClockProducer";
        String launcher = root + ".launcher.Keyri";
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(producer)
                .and()
                .doNotHaveFullyQualifiedName(launcher)
                .should()
                .accessTargetWhere(WallClock.IS_READ)
                .because("code asks the InstantSource it was given: by " + producer + " in the container, by "
                        + launcher + " in the command-line tool");
    }

    private ArchRule cryptoOnlyInProtocolAndSecret() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".protocol..", root + ".secret..")
                .should()
                .dependOnClassesThat(resideInAPackage("javax.crypto.."))
                .because("cryptography is reviewed in two places");
    }

    private ArchRule stripesLibraryOnlyInStripe() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".stripe")
                .should()
                .dependOnClassesThat(resideInAPackage("com.stripe.."))
                .because("other features speak to Stripe by its ports, in words of ours");
    }

    private ArchRule protocolKnowsNoJakarta() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".protocol..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta..", "org.eclipse.microprofile.."))
                .because("the protocol is plain Java: clients use it without a container");
    }

    /** A feature's model is usable everywhere, so knowing it makes no cycle; models have a rule of their own. */
    private ArchRule featuresAreFreeOfCycles() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(below(".model")));
    }

    private ArchRule modelsAreFreeOfCycles() {
        return slices().matching(root + ".(*).model..").should().beFreeOfCycles();
    }

    private ArchRule transactionAttributesOnlyInServices() {
        return classes()
                .that(Annotated.anywhereWith(TransactionAttribute.class))
                .should()
                .haveSimpleNameEndingWith("Service")
                .because("one transaction is one public method of a service");
    }

    private ArchRule noTransactionalInterceptor() {
        return classes()
                .should(Annotated.notCarry(Transactional.class))
                .because("transactions are the EJB container's; two ways to begin one are one too many");
    }

    private ArchRule aPackageLivesInOneJar() {
        return classes()
                .that()
                .resideInAPackage(below(""))
                .should(new OneJarPerPackage())
                .because("package-private means nothing across jars of an EAR");
    }

    private ArchRule namesSayWhatTheThingIs() {
        return noClasses()
                .that()
                .resideInAPackage(below(""))
                .should()
                .haveNameMatching(EMPTY_NAME)
                .because("Manager, Helper, Util, Impl, Data and Info say nothing");
    }

    private ArchRule entitiesAreNamedEntity() {
        return classes().that().areAnnotatedWith(Entity.class).should().haveSimpleNameEndingWith("Entity");
    }

    private ArchRule resourcesAreNamedResource() {
        return classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .andShould()
                .resideInAPackage(below(".rest"));
    }

    private ArchRule servicesLiveInTheFeature() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Service")
                .should()
                .resideInAnyPackage(below(".store"), below(".model"), below(".rest"), below(".console"));
    }

    private ArchRule exceptionsAreNamedException() {
        return classes().that().areAssignableTo(Throwable.class).should().haveSimpleNameEndingWith("Exception");
    }

    private ArchRule idsAreRecords() {
        return classes()
                .that()
                .resideInAPackage(below(".model"))
                .and()
                .haveSimpleNameEndingWith("Id")
                .should()
                .beRecords();
    }

    private ArchRule servicesAreInjectedByTheEjbContainer() {
        return fields().that()
                .areAnnotatedWith(Inject.class)
                .should()
                .notHaveRawType(annotatedWith(Stateless.class).or(annotatedWith(Singleton.class)))
                .because("CDI's proxy of a session bean throws and catches an exception at every call: use @EJB");
    }

    private ArchRule injectedFieldsAreNotStatic() {
        return fields().that()
                .areAnnotatedWith(Inject.class)
                .or()
                .areAnnotatedWith(EJB.class)
                .should()
                .notBeStatic()
                .because("a static injection point is never filled");
    }

    private ArchRule nothingPrintsToTheConsole() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".launcher..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("one fact a line goes to the log");
    }

    private String below(String name) {
        return name.isEmpty() ? root + ".." : root + ".." + name.substring(1) + "..";
    }
}
