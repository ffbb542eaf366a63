# The service as an image. An engine is all it takes: docker build -t provisioning-api .

FROM eclipse-temurin:25.0.4.1_1-jdk-noble AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/build/m2 \
    MAVEN_USER_HOME=/build/m2 ./mvnw -B -ntp -Dmaven.repo.local=/build/m2/repository -DskipTests package
RUN java -Djarmode=tools -jar target/provisioning-api-*.jar extract --layers --destination layers \
    --application-filename provisioning-api.jar

FROM eclipse-temurin:25.0.4.1_1-jre-noble
WORKDIR /app
COPY --from=build /build/layers/dependencies/ /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# Starts everything but the web server once, with settings that need no database, and remembers the classes. Not linked:
# with linked ones the JVM would refuse to start where its heap is small.
RUN java -XX:AOTCacheOutput=provisioning-api.aot -XX:-AOTClassLinking -Xlog:aot*=error -Xlog:cds*=error \
    -Dspring.context.exit=onRefresh -jar provisioning-api.jar \
    --spring.datasource.url=jdbc:postgresql://none/none \
    --spring.flyway.enabled=false \
    --spring.jpa.hibernate.ddl-auto=none \
    --spring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect \
    --spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false
COPY containers/ready ./

# By number, for platforms that refuse root by looking at it. It owns nothing here.
USER 10001:10001
EXPOSE 8080 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["/app/ready"]
# More options for the JVM belong into JDK_JAVA_OPTIONS; -Xmx there wins over the percentage here.
ENTRYPOINT ["java", "-XX:AOTCache=provisioning-api.aot", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
    "-jar", "provisioning-api.jar"]
