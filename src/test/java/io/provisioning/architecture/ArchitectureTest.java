package io.provisioning.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.provisioning.database.Change;
import io.provisioning.database.Snapshot;
import io.provisioning.paging.Page;
import jakarta.persistence.Entity;
import java.nio.Buffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

/** The walls between the rooms; {@code docs/architecture.md} draws them. */
@AnalyzeClasses(packages = "io.provisioning", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shouldLetRoomsUseOnlyTheirNeighbours = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("application")
            .definedBy("..provisioning.application..")
            .layer("entity")
            .definedBy("..provisioning.entity..")
            .layer("association")
            .definedBy("..provisioning.association..")
            .layer("account")
            .definedBy("..provisioning.account..")
            .layer("ratelimit")
            .definedBy("..provisioning.ratelimit..")
            .layer("settings")
            .definedBy("..provisioning.settings..")
            .layer("audit")
            .definedBy("..provisioning.audit..")
            .layer("history")
            .definedBy("..provisioning.history..")
            .layer("auditlog")
            .definedBy("..provisioning.auditlog..")
            .layer("billing")
            .definedBy("..provisioning.billing..")
            .layer("message")
            .definedBy("..provisioning.message..")
            .layer("embedded")
            .definedBy("..provisioning.embedded..")
            .layer("config")
            .definedBy("..provisioning.config..")
            .layer("openapi")
            .definedBy("..provisioning.openapi..")
            .whereLayer("application")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("entity")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("association")
            .mayOnlyBeAccessedByLayers("application", "entity", "billing", "message")
            .whereLayer("ratelimit")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("settings")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers(
                    "application", "entity", "association", "account", "settings", "history", "auditlog", "message")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("application", "entity", "association", "account", "settings", "message")
            .whereLayer("auditlog")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("billing")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("message")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("embedded")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("config")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("openapi")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule shouldKeepWhatEverybodyUsesFreeOfFeatures = noClasses()
            .that()
            .resideInAnyPackage(
                    "..error..", "..paging..", "..naming..", "..http..", "..bucket..", "..database..", "..startup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..provisioning.application..",
                    "..provisioning.entity..",
                    "..provisioning.association..",
                    "..provisioning.account..",
                    "..provisioning.ratelimit..",
                    "..provisioning.audit..",
                    "..provisioning.auditlog..",
                    "..provisioning.history..",
                    "..provisioning.billing..",
                    "..provisioning.settings..",
                    "..provisioning.message..",
                    "..provisioning.embedded..");

    @ArchTest
    static final ArchRule shouldKeepRowsAndRepositoriesToThemselves = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule shouldLetNoRowLeaveItsPackage = methods()
            .that()
            .arePublic()
            .should()
            .notHaveRawReturnType(DescribedPredicate.describe("a row", type -> type.isAnnotatedWith(Entity.class)));

    @ArchTest
    static final ArchRule shouldLetControllersTouchNoRepository = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Repository.class)
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Search")
            .orShould()
            .dependOnClassesThat(resideInAPackage("org.springframework.jdbc.."));

    @ArchTest
    static final ArchRule shouldAskOnlyTheClockWhatTimeItIs = noClasses()
            .should(callMethodWhere(DescribedPredicate.describe(
                    "reads the machine's clock",
                    (JavaCall<?> call) -> call.getTargetOwner().getPackageName().equals("java.time")
                                    && call.getName().equals("now")
                            || call.getTargetOwner().isEquivalentTo(System.class)
                                    && Set.of("currentTimeMillis", "nanoTime").contains(call.getName()))));

    @ArchTest
    static final ArchRule shouldBuildErrorBodiesInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("..error..")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("ErrorBody");

    @ArchTest
    static final ArchRule shouldGiveEveryRepositoryMethodItsAccount = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Repository.class)
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "..provisioning.application..", "..provisioning.entity..", "..provisioning.association..")
            .should(haveTheAccountAsFirstParameter());

    @ArchTest
    static final ArchRule shouldGiveEverySearchItsAccount = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(org.springframework.stereotype.Repository.class)
            .and()
            .areNotPrivate()
            .should(haveTheAccountAsFirstParameter());

    @ArchTest
    static final ArchRule shouldReadAPageAndItsTotalsInOneInstant = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Service.class)
            .and()
            .haveRawReturnType(Page.class)
            .should()
            .beAnnotatedWith(Snapshot.class);

    @ArchTest
    static final ArchRule shouldGiveDeletionsOfOwnersTheirOwnTime = methods()
            .that()
            .haveName("delete")
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Service.class)
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("..provisioning.application..", "..provisioning.entity..")
            .should()
            .beAnnotatedWith(DescribedPredicate.describe(
                    "@Change(timeout = 600)",
                    annotation -> annotation.getRawType().isEquivalentTo(Change.class)
                            && annotation.as(Change.class).timeout() == 600));

    /** Whatever holds a hash of a key: how long a comparison takes must not tell how much of it is right. */
    @ArchTest
    static final ArchRule shouldCompareNoHashOfAKeyByteByByte = noClasses()
            .that()
            .resideInAnyPackage("..provisioning.account..", "..provisioning.settings..")
            .should(callMethodWhere(DescribedPredicate.describe(
                    "stops at the first byte that differs",
                    (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(Arrays.class)
                                    && Set.of("equals", "deepEquals", "compare", "compareUnsigned", "mismatch")
                                            .contains(call.getName())
                            || call.getTargetOwner().isEquivalentTo(Objects.class)
                                    && call.getName().equals("deepEquals")
                            || call.getTargetOwner().isAssignableTo(Buffer.class)
                                    && Set.of("equals", "compareTo", "mismatch").contains(call.getName()))));

    @ArchTest
    static final ArchRule shouldCompareTheOperatorsKeyInConstantTime = comparesInConstantTime("OperatorKey");

    @ArchTest
    static final ArchRule shouldCompareStoredKeysInConstantTime = comparesInConstantTime("StoredKey");

    @ArchTest
    static final ArchRule shouldSayWhatMayBeNull = classes().should(liveInANullMarkedPackage());

    @ArchTest
    static final ArchRule shouldReadJsonWithOneLibrary = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");

    /** And no text of it at all. */
    private static ArchRule comparesInConstantTime(String type) {
        return classes()
                .that()
                .resideInAPackage("..provisioning.account..")
                .and()
                .haveSimpleName(type)
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .andShould(never(callMethodWhere(DescribedPredicate.describe(
                        "compares texts",
                        (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(String.class)
                                && Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo")
                                        .contains(call.getName())))));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName()));
            }
        };
    }

    private static ArchCondition<JavaMethod> haveTheAccountAsFirstParameter() {
        return new ArchCondition<>("have accountId as first parameter") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var parameters = method.reflect().getParameters();
                boolean accounted =
                        parameters.length > 0 && parameters[0].getName().equals("accountId");
                events.add(new SimpleConditionEvent(method, accounted, method.getFullName()));
            }
        };
    }
}
