package io.stagedesk.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What the generated description of the API says of all routes. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

	private static final String BEARER = "bearer";

	private static final String PROBLEM = "Problem";

	private static final Map<String, String> ALWAYS = Map.of("401", "Not logged in, or the token is not known", "403",
			"Not for this role", "503", "Not now; Retry-After says when");

	private static final Map<String, String> OF_ONE = Map.of("404", "Not there, or not to be seen by the caller");

	private static final Map<String, String> OF_WRITES = Map.of("400", "The body is unreadable", "409",
			"The process does not allow it now, or somebody else was faster", "413", "The body is too long", "415",
			"The body is of another type", "422", "Fields are at fault");

	private static final Map<String, String> OF_LISTS = Map.of("422", "Parameters are at fault");

	@Bean
	OpenApiCustomizer wholeApi() {
		SpringDocUtils.getConfig().replaceWithSchema(StreamingResponseBody.class, new StringSchema().format("binary"));
		return (api) -> {
			api.info(new Info().title("StageDesk").version("v1"));
			api.servers(List.of(new Server().url("/")));
			describe(api);
			api.getPaths().forEach((path, item) -> describe(path, item));
		};
	}

	/** Names that stay the same whatever else there is. */
	@Bean
	OperationCustomizer namesOfOperations() {
		return (operation, method) -> {
			String group = method.getBeanType().getSimpleName().replace("Controller", "").toLowerCase(Locale.ROOT);
			return operation.operationId(group + "-" + method.getMethod().getName()).tags(List.of(group));
		};
	}

	private static void describe(OpenAPI api) {
		if (api.getComponents() == null) {
			api.components(new Components());
		}
		api.getComponents()
			.addSecuritySchemes(BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BEARER))
			.addSchemas(PROBLEM, problem());
		api.addSecurityItem(new SecurityRequirement().addList(BEARER));
	}

	private static Schema<?> problem() {
		Schema<?> error = new ObjectSchema().addProperty("field", new StringSchema())
			.addProperty("message", new StringSchema());
		return new ObjectSchema().description("A refusal (RFC 9457)")
			.addProperty("title", new StringSchema())
			.addProperty("status", new IntegerSchema())
			.addProperty("detail", new StringSchema())
			.addProperty("instance", new StringSchema())
			.addProperty("errors", new ArraySchema().items(error).description("Where fields are at fault"));
	}

	private static void describe(String path, PathItem item) {
		item.readOperations().forEach((operation) -> {
			refuse(operation, ALWAYS);
			if (path.contains("{")) {
				refuse(operation, OF_ONE);
			}
		});
		if (item.getGet() != null && !path.contains("{")) {
			refuse(item.getGet(), OF_LISTS);
		}
		if (item.getPut() != null) {
			refuse(item.getPut(), OF_WRITES);
		}
		if (item.getPost() != null) {
			refuse(item.getPost(), OF_WRITES);
			item.getPost()
				.addParametersItem(new HeaderParameter().name("Idempotency-Key")
					.description("The same key with the same body answers the same and is carried out once")
					.schema(new StringSchema().minLength(1).maxLength(255)));
		}
	}

	private static void refuse(Operation operation, Map<String, String> refusals) {
		refusals.forEach(
				(status, meaning) -> operation.getResponses()
					.addApiResponse(status, new ApiResponse().description(meaning)
						.content(new Content().addMediaType("application/problem+json",
								new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))))));
	}

}
