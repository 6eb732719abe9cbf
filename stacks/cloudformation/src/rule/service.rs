//! What services document beyond the schemas of their resource types.

use super::Rule;
use crate::finding::Severity;

macro_rules! aws {
    ($page:literal) => {
        concat!("https://docs.aws.amazon.com/", $page)
    };
}

rules! { ALL:
    LAMBDA_RUNTIME: Error "lambda-runtime"
        "Lambda no longer creates functions with this runtime." aws!("lambda/latest/dg/lambda-runtimes.html");
    LAMBDA_RUNTIME_DEPRECATED: Warning "lambda-runtime-deprecated"
        "The runtime gets no security patches any more." aws!("lambda/latest/dg/lambda-runtimes.html");
    LAMBDA_PACKAGE: Error "lambda-package"
        "Code in the template needs a runtime of Node.js or Python; an image brings its own handler, runtime and layers." aws!("AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html");
    LAMBDA_ENVIRONMENT: Error "lambda-environment"
        "Lambda sets some environment variables itself, and takes 4 KB of others." aws!("lambda/latest/dg/configuration-envvars.html");
    LAMBDA_EVENT_SOURCE: Error "lambda-event-source"
        "Streams are read from a starting position, queues are not." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html");
    ECS_FARGATE_SIZE: Error "ecs-fargate-size"
        "Fargate has certain pairs of CPU and memory." aws!("AmazonECS/latest/developerguide/task_definition_parameters.html");
    ECS_FARGATE_TASK: Error "ecs-fargate-task"
        "A task for Fargate has the network mode awsvpc, CPU and memory." aws!("AmazonECS/latest/developerguide/fargate-tasks-services.html");
    ECS_ESSENTIAL: Error "ecs-essential-container"
        "A task has at least one essential container." aws!("AmazonECS/latest/developerguide/task_definition_parameters.html");
    ECS_LOGS: Error "ecs-log-configuration"
        "The log driver awslogs needs a group and a region; on Fargate also a prefix." aws!("AmazonECS/latest/developerguide/using_awslogs.html");
    ECS_SERVICE_NETWORK: Error "ecs-service-network"
        "A service on Fargate says in which subnets its tasks run." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html");
    AUTOSCALING_SIZE: Error "autoscaling-size"
        "The smallest size is not above the largest." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html");
    S3_ACL: Error "s3-acl"
        "New buckets take no access control list unless their ownership controls allow it." aws!("AmazonS3/latest/userguide/about-object-ownership.html");
    DYNAMODB_KEYS: Error "dynamodb-keys"
        "The attributes of the keys and indexes are those that are defined, all of them and no others." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html");
    DYNAMODB_BILLING: Error "dynamodb-billing"
        "Provisioned tables have a throughput, on-demand tables have none." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html");
    RDS_MONITORING: Error "rds-monitoring"
        "Enhanced monitoring needs an interval and a role." aws!("AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html");
    RDS_ENCRYPTION: Error "rds-encryption"
        "A key encrypts nothing unless storage encryption is on." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html");
    ELASTICACHE_FAILOVER: Error "elasticache-failover"
        "Automatic failover needs a second node." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html");
    BACKUP_LIFECYCLE: Error "backup-lifecycle"
        "Backups stay in cold storage for at least 90 days." aws!("AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-lifecycleresourcetype.html");
    CLOUDFRONT_ORIGIN: Error "cloudfront-origin"
        "A behaviour of the cache names an origin that exists." aws!("AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-cachebehavior.html");
    CLOUDFRONT_ALIAS: Error "cloudfront-alias"
        "An alias is a domain name in lower case; a star stands for its first part only." aws!("AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html");
    LISTENER_CERTIFICATE: Error "listener-certificate"
        "A listener that speaks TLS has a certificate." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html");
    BALANCER_SUBNETS: Error "balancer-subnets"
        "An application load balancer stands in at least two zones." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html");
    TARGET_GROUP: Error "target-group"
        "Instances and addresses are reached in a VPC, by a port and a protocol; functions are not." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html");
    ROUTE53_RECORD: Error "route53-record"
        "The values of a record have the form of its type." aws!("Route53/latest/DeveloperGuide/ResourceRecordTypes.html");
    SECURITY_GROUP_PORTS: Error "security-group-ports"
        "A rule for TCP or UDP says from which port to which." aws!("AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html");
    SUBNET_RANGE: Error "subnet-range"
        "The address ranges of subnets lie in that of their VPC and do not overlap." aws!("vpc/latest/userguide/subnet-sizing.html");
    SQS_FIFO: Error "sqs-fifo"
        "The name of a FIFO queue ends with .fifo; deduplication and throughput belong to FIFO queues." aws!("AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html");
    SQS_DEAD_LETTERS: Error "sqs-dead-letters"
        "The dead letters of a FIFO queue go to a FIFO queue, those of a standard queue to a standard queue." aws!("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html");
    LOG_SUBSCRIPTIONS: Error "log-subscriptions"
        "A log group has at most five subscription filters." aws!("AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html");
    SCHEDULE: Error "schedule"
        "A schedule is rate(…) or cron(…) with six fields." aws!("eventbridge/latest/userguide/eb-create-rule-schedule.html");
    DUPLICATE_RESOURCE: Error "duplicate-resource"
        "Two resources of one type cannot have the same identifier." aws!("cloudformation-cli/latest/userguide/resource-type-schema.html");
}
